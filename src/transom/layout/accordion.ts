/**
 * Accordion: objects under headers, each a button that unfolds what is below it. What is folded stays mounted, so it
 * keeps its state; with `dynamic` the page has only what is unfolded.
 *
 * @chunk accordion
 */

import { flag, h, icon, place } from "../client/dom.ts";
import type { ChildList, Host, Module } from "../client/types.ts";
import { follow } from "../widgets/field.ts";
import type { AccordionParams } from "./_typed/accordion.ts";
import { scrolling } from "./row.ts";

/** One object under its header; they stay together wherever the object is moved. */
interface Section {
  number: number;
  el: HTMLElement;
  button: HTMLButtonElement;
  title: HTMLElement;
  body: HTMLElement;
  content: ChildList;
}

export default {
  render({ model, el, host }) {
    const root = h("div", { class: "tr-accordion" });
    el.append(root);
    let sections: Section[] = [];
    let off = false;

    const turn = (number: number) => {
      const active = model.get("active");
      const others = active.filter((each) => each !== number);
      const opens = others.length === active.length;
      model.set("active", opens ? [...(model.get("toggle") ? [] : others), number] : others);
      model.save_changes();
    };
    // One for all: a list of children, its names and what is unfolded may come in any order.
    const arrange = () => {
      const at = sections.findIndex(({ el }) => el.contains(document.activeElement));
      const known = new Map(sections.map((section) => [section.number, section]));
      sections = model.get("names").map(([number]) => {
        const section = known.get(number) ?? makeSection(number, host, () => turn(number));
        known.delete(number);
        return section;
      });
      for (const { content, el } of known.values()) {
        content.update([]);
        el.remove();
      }
      sections.forEach(({ el }, index) => {
        if (root.children[index] !== el) place(root, el, root.children[index] ?? null);
      });
      fill();
      // Where the one that had the focus has gone the keyboard goes on from here.
      if (at >= 0 && !root.contains(document.activeElement))
        sections[Math.min(at, sections.length - 1)]?.button.focus();
    };
    const fill = () => {
      const names = model.get("names");
      const children = model.get("children");
      const active = model.get("active");
      const [background, open] = [model.get("header_background"), model.get("active_header_background")];
      sections.forEach(({ number, el, button, title, body, content }, index) => {
        const unfolded = active.includes(number);
        title.textContent = names[index]?.[1] || `${index + 1}`;
        button.ariaExpanded = String(unfolded);
        button.disabled = off;
        button.style.color = model.get("header_color");
        button.style.backgroundColor = (unfolded && open) || background;
        flag(el, "data-open", unfolded);
        body.hidden = !unfolded;
        content.update([children[index] ?? []].flat());
      });
      scrolling(root, model.get("scroll"));
    };
    host.disabled((disabled) => {
      off = disabled;
      for (const { button } of sections) button.disabled = off;
    });
    root.addEventListener("keydown", (event) => {
      const from = sections.findIndex(({ button }) => button === event.target);
      const to = from < 0 ? undefined : targetOf(event.key, from, sections.length);
      if (to === undefined) return;
      event.preventDefault();
      sections[to]?.button.focus();
    });
    const names = ["names", "children", "active", "scroll", "toggle"] as const;
    const looks = ["header_color", "header_background", "active_header_background"] as const;
    follow(model, [...names, ...looks], arrange);
  },
} satisfies Module<AccordionParams>;

function makeSection(number: number, host: Host, onclick: () => void): Section {
  const title = h("span", { id: host.uid(`title-${number}`) });
  const body = h("div", {
    class: "tr-accordion__body tr-column",
    id: host.uid(`body-${number}`),
    role: "group",
    "aria-labelledby": title.id,
  });
  const button = h(
    "button",
    { class: "tr-accordion__toggle", type: "button", "aria-controls": body.id, onclick },
    title,
    icon("chevron-down"),
  );
  const el = h("section", { class: "tr-accordion__section" }, h("h2", null, button), body);
  return { number, el, button, title, body, content: host.children(body, []) };
}

/** Where a key leads from the header of section `from`. */
function targetOf(key: string, from: number, count: number): number | undefined {
  if (key === "ArrowDown") return (from + 1) % count;
  if (key === "ArrowUp") return (from + count - 1) % count;
  return { Home: 0, End: count - 1 }[key];
}
