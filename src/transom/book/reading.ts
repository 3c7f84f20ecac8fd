/**
 * Reading: the text of a page, its headings beside it, and what is before and after it.
 *
 * @chunk book
 */

import { flag, h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import { follow } from "../widgets/field.ts";
import type { ReadingParams } from "./_typed/reading.ts";

type Link = { text: string; href: string };

interface Params extends ReadingParams {
  contents: (Link & { level: number })[];
  before: Link | null;
  after: Link | null;
}

/** There the headings are beside the text; where there is less room they are folded above it. */
const WIDE = "(min-width: 80rem)";
/** A heading is being read when it is less than so many pixels below the upper edge. */
const READ = 140;

export default {
  render({ model, el, host, signal }) {
    const text = h("div", { class: "tr-reading__text" });
    const list = h("ul");
    const title = say("On this page");
    const folded = h("details", null, h("summary", null, title), list);
    const toc = h(
      "nav",
      { class: "tr-toc", ariaLabel: title },
      h("b", { ariaHidden: "true" }, title),
      folded,
    );
    const beside = h("div", { class: "tr-beside" });
    el.append(h("div", { class: "tr-reading" }, text, toc, beside));
    host.children(text);
    const wide = matchMedia(WIDE);
    const place = () => {
      folded.open = wide.matches;
      if (wide.matches) text.after(toc);
      else text.before(toc);
    };
    wide.addEventListener("change", place, { signal });
    list.addEventListener("click", place);
    place();

    const mark = () => {
      let read: Element | undefined;
      for (const link of list.querySelectorAll("a")) {
        const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        if (!read || (place && place.getBoundingClientRect().top < READ)) read = link;
      }
      for (const link of list.querySelectorAll("a")) flag(link, "data-read", link === read);
    };
    follow(model, ["contents"], () => {
      const items = model.get("contents").map(({ level, href, text }) =>
        // As an attribute it is relative to the page, whatever its address is.
        h("li", { dataset: { level } }, h("a", { href }, text)),
      );
      list.replaceChildren(...items);
      toc.hidden = items.length < 2;
      mark();
    });
    addEventListener("scroll", mark, { signal, passive: true });

    follow(model, ["before", "after"], () =>
      beside.replaceChildren(
        ...(["before", "after"] as const).flatMap((which) => {
          const link = model.get(which);
          const said = say(which === "before" ? "Previous page" : "Next page");
          return link
            ? [
                h(
                  "a",
                  { href: link.href, rel: which === "before" ? "prev" : "next" },
                  h("small", null, said),
                  link.text,
                ),
              ]
            : [];
        }),
      ),
    );
  },
} satisfies Module<Params>;
