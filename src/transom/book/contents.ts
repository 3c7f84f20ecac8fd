/**
 * Contents: the pages of a site, in their parts.
 *
 * @chunk book
 */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import { follow } from "../widgets/field.ts";
import type { ContentsParams } from "./_typed/contents.ts";

/** Parts of more pages are folded where the reader is elsewhere. */
const LONG = 14;

interface Params extends ContentsParams {
  parts: { title: string; links: [text: string, address: string][] }[];
}

export default {
  render({ model, el }) {
    const nav = h("nav", { class: "tr-contents", ariaLabel: say("Pages") });
    el.append(nav);
    follow(model, ["parts", "up", "here"], () =>
      nav.replaceChildren(
        ...model.get("parts").map((each) => part(each, model.get("up"), model.get("here"))),
      ),
    );
    requestAnimationFrame(() => {
      const box = nav.closest(".tr-side");
      const current = nav.querySelector("[aria-current]");
      if (!box || !current) return;
      const below = current.getBoundingClientRect().top - box.getBoundingClientRect().top;
      box.scrollTop += below - box.clientHeight / 2;
    });
  },
} satisfies Module<Params>;

function part({ title, links }: Params["parts"][0], up: string, here: string): HTMLElement {
  const items = links.map(([text, address]) => {
    const current = address === here ? "page" : null;
    return h("li", null, h("a", { href: up + address, "aria-current": current }, text));
  });
  const list = h("ul", null, ...items);
  if (!title) return list;
  const open = links.length <= LONG || links.some((link) => link[1] === here);
  return h("details", { open }, h("summary", null, title), list);
}
