/**
 * The list of a combobox: rows below its field, or above it where there is more room, over everything else.
 *
 * Owns: where it is, which row is marked, the keys that move the mark. Knows nothing of what the rows stand for.
 */

import { h, setStyles } from "../client/dom.ts";
import type { Host } from "../client/types.ts";

interface ListboxParts {
  input: HTMLInputElement;
  /** What the list is as wide as. */
  around: HTMLElement;
  host: Host;
  signal: AbortSignal;
  /** A row was clicked or tapped. */
  pick: (row: number) => void;
}

/** Pixels between the field and its list, and between the list and the edge of the window. */
const GAP = 4;

export class Listbox {
  readonly el: HTMLElement;
  /** The row that is marked; -1 for none. */
  active = -1;
  #count = 0;
  readonly #parts: ListboxParts;

  constructor(parts: ListboxParts) {
    this.#parts = parts;
    const { input, host, signal, pick } = parts;
    this.el = h("ul", {
      class: "tr-choices__list",
      id: host.uid("list"),
      role: "listbox",
      ariaLabel: "Options",
      popover: "manual",
      onpointerdown: (event: Event) => event.preventDefault(), // the keys stay with the input
      onclick: ({ target }: Event) => {
        const row = [...this.el.children].indexOf(target as Element);
        if (row >= 0 && row < this.#count) pick(row);
      },
    });
    Object.assign(input, {
      role: "combobox",
      autocomplete: "off",
      ariaExpanded: "false",
      ariaAutoComplete: "list",
    });
    input.setAttribute("aria-controls", this.el.id);
    const follow = () => this.isOpen && this.#put();
    for (const type of ["scroll", "resize"])
      window.addEventListener(type, follow, { capture: true, passive: true, signal });
    visualViewport?.addEventListener("resize", follow, { signal }); // a keyboard on the screen
  }

  get isOpen(): boolean {
    return this.el.matches(":popover-open");
  }

  /** Show these, and below them what is said of them. */
  open(texts: string[], note = "", row = -1): void {
    const { host, input } = this.#parts;
    this.#count = texts.length;
    const rows = texts.map((text, place) =>
      h("li", { role: "option", id: host.uid(`option-${place}`) }, text),
    );
    this.el.replaceChildren(...rows);
    if (note) this.el.append(h("li", { role: "option", ariaDisabled: "true" }, note));
    if (!this.isOpen) this.el.showPopover();
    input.ariaExpanded = "true";
    this.#put();
    this.mark(Math.min(row, this.#count - 1));
  }

  close(): void {
    if (this.isOpen) this.el.hidePopover();
    this.#parts.input.ariaExpanded = "false";
    this.mark(-1);
  }

  mark(row: number): void {
    const { input } = this.#parts;
    this.active = row;
    [...this.el.children].forEach((each, place) => {
      each.ariaSelected = String(place === row);
    });
    const at = this.el.children[row];
    if (at) input.setAttribute("aria-activedescendant", at.id);
    else input.removeAttribute("aria-activedescendant");
    at?.scrollIntoView({ block: "nearest" });
  }

  /** Mark the row after, or before, the one that is marked; from the ends on to the other end. */
  step(by: 1 | -1): void {
    const count = this.#count || 1;
    this.mark((Math.max(this.active, by > 0 ? -1 : 0) + by + count) % count);
  }

  #put(): void {
    const { left, top, bottom, width } = this.#parts.around.getBoundingClientRect();
    const { offsetTop = 0, height = innerHeight } = visualViewport ?? {};
    const above = top - offsetTop - 2 * GAP;
    const below = offsetTop + height - bottom - 2 * GAP;
    this.el.style.maxHeight = "";
    const up = below < this.el.offsetHeight && above > below;
    setStyles(this.el, {
      left: `${left}px`,
      width: `${width}px`,
      maxHeight: `min(16rem, ${up ? above : below}px)`,
      top: up ? "auto" : `${bottom + GAP}px`,
      bottom: up ? `${innerHeight - top + GAP}px` : "auto",
    });
  }
}
