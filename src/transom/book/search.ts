/**
 * Search: a button that opens a field, and under it what the documents say of what is written there.
 *
 * @chunk book
 */

import { flag, h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import type { SearchParams } from "./_typed/search.ts";

type Hit = {
  address: string;
  /** Of both every second piece, from the second on, is what was asked for. */
  title: string[];
  text: string[];
};

interface Params extends SearchParams {
  found: { question: string; hits: Hit[] };
}

const EDITABLE = "input, textarea, select, [contenteditable], [role=textbox]";

export default {
  render({ model, el, host, signal }) {
    let active = 0;
    const list = h("div", {
      class: "tr-finder__list",
      role: "listbox",
      id: host.uid("list"),
      ariaLabel: say("Search"),
    });
    const none = h("p", { class: "tr-finder__none", role: "status" });
    const input = h("input", {
      class: "tr-finder__field",
      type: "text",
      role: "combobox",
      autocomplete: "off",
      spellcheck: false,
      placeholder: say("Search"),
      ariaLabel: say("Search"),
      "aria-controls": list.id,
      "aria-expanded": "true",
      "aria-autocomplete": "list",
      oninput: () => {
        model.set("question", input.value);
        model.save_changes();
      },
      onkeydown: (event: KeyboardEvent) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step) choose(active + step);
        else if (event.key === "Enter") (list.children[active] as HTMLElement | undefined)?.click();
        else return;
        event.preventDefault();
      },
    });
    const dialog = h("dialog", { class: "tr-finder", ariaLabel: say("Search") }, input, list, none);
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || (event.target as Element).closest("a")) dialog.close();
    });
    const open = () => {
      dialog.showModal();
      input.select();
    };
    const button = h(
      "button",
      { class: "tr-seeking", type: "button", "aria-keyshortcuts": "/", onclick: open },
      h("span", null, say("Search")),
      h("kbd", { ariaHidden: "true" }, "/"),
    );
    el.append(button, dialog);

    function choose(which: number): void {
      const { length } = list.children;
      active = length ? (which + length) % length : 0;
      [...list.children].forEach((each, at) => {
        each.ariaSelected = String(at === active);
        if (at === active) each.scrollIntoView({ block: "nearest" });
      });
      const chosen = list.children[active];
      if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
      else input.removeAttribute("aria-activedescendant");
    }

    model.on("change:found", () => {
      const { question, hits } = model.get("found");
      if (question !== input.value) return;
      list.replaceChildren(...hits.map((hit, at) => row(hit, host.uid(`${at}`), model.get("up"))));
      none.textContent = hits.length || !question.trim() ? "" : say("Nothing found.");
      flag(dialog, "data-asked", Boolean(question.trim()));
      choose(0);
    });
    document.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
        if ((event.target as Element).closest(EDITABLE) || document.querySelector("dialog[open]")) return;
        event.preventDefault();
        open();
      },
      { signal },
    );
  },
} satisfies Module<Params>;

function row({ title, address, text }: Hit, id: string, up: string): HTMLElement {
  const marked = (pieces: string[]) => pieces.map((piece, at) => (at % 2 ? h("mark", null, piece) : piece));
  const parts = [h("b", null, ...marked(title)), h("span", null, ...marked(text))];
  return h("a", { role: "option", id, href: up + address, tabIndex: -1 }, ...parts);
}
