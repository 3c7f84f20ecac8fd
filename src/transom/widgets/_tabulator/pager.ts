/** The pages of a table: which one is shown, and the way to others. */

import { flag, h, icon } from "../../client/dom.ts";
import { say } from "../../client/words.ts";

interface Around {
  go(page: number): void;
  /** Sizes to choose from, and what is called when one is. */
  sizes: number[];
  resize(size: number): void;
  /** Select the rows of all pages; take the selection back. */
  all(): void;
  none(): void;
}

export interface Pages {
  page: number;
  pages: number;
  size: number;
  /** The size that was chosen, of which the pages may still be on their way. */
  chosen: number;
  count: number;
  /** How many rows are selected, null where that is not said; and whether all of this page are. */
  selected: number | null;
  every: boolean;
}

export class Pager {
  readonly el: HTMLElement;
  readonly #around: Around;
  readonly #note = h("span", { class: "tr-grid__count" });
  readonly #selected = h("span");
  readonly #choose = h("button", { class: "tr-grid__choose", type: "button" });
  readonly #chosen = h("span", { class: "tr-grid__chosen", hidden: true }, this.#selected, this.#choose);
  readonly #numbers = h("span", { class: "tr-grid__pages" });
  readonly #size: HTMLSelectElement | null;
  #shown: Pages = { page: 1, pages: 1, size: 0, chosen: 0, count: 0, selected: null, every: false };
  readonly #ends: [HTMLButtonElement, (now: Pages) => number][];

  constructor(around: Around) {
    this.#around = around;
    this.#ends = [
      [button("chevrons-left", say("First page")), () => 1],
      [button("chevron-left", say("Previous page")), ({ page }) => page - 1],
      [button("chevron-right", say("Next page")), ({ page }) => page + 1],
      [button("chevrons-right", say("Last page")), ({ pages }) => pages],
    ];
    for (const [each, where] of this.#ends)
      each.addEventListener("click", () => around.go(where(this.#shown)));
    const [first, back, on, last] = this.#ends.map(([each]) => each);
    this.#size = around.sizes.length ? this.#sizes() : null;
    const ways = h("span", { class: "tr-grid__ways" }, first, back, this.#numbers, on, last);
    this.#choose.addEventListener("click", () => (this.#offers ? around.all() : around.none()));
    this.el = h("nav", { class: "tr-grid__pager" }, this.#note, this.#size, ways, this.#chosen);
  }

  /** Tell these pages from those of other tables. */
  name(label: string): void {
    this.el.ariaLabel = label ? `${say("Pages")}: ${label}` : say("Pages");
  }

  /** Whether a page is selected, and there is more to select. */
  get #offers(): boolean {
    const { selected, every, count } = this.#shown;
    return every && (selected ?? 0) < count;
  }

  #showChosen({ selected, count }: Pages): void {
    flag(this.#chosen, "hidden", selected === null);
    flag(this.#chosen, "data-none", (selected ?? 0) < 2);
    this.#selected.textContent = say("{} selected", (selected ?? 0).toLocaleString());
    this.#choose.textContent = this.#offers
      ? say("Select all {}", count.toLocaleString())
      : say("Clear selection");
  }

  #sizes(): HTMLSelectElement {
    const options = this.#around.sizes.map((size) => h("option", { value: String(size) }, String(size)));
    const el = h("select", { class: "tr-grid__filter", "aria-label": say("Rows a page") }, ...options);
    el.addEventListener("change", () => this.#around.resize(Number(el.value)));
    return el;
  }

  show(now: Pages): void {
    this.#shown = now;
    const { page, pages, size, chosen, count } = now;
    const first = Math.min(count, (page - 1) * size + 1);
    const places = [first, Math.min(count, page * size), count].map((each) => each.toLocaleString());
    this.#note.textContent = say("{}–{} of {}", ...places);
    this.#showChosen(now);
    for (const [each, where] of this.#ends)
      each.disabled = where(now) < 1 || where(now) > pages || where(now) === page;
    if (this.#size) this.#size.value = String(chosen);
    const numbers = near(page, pages);
    const old = [...this.#numbers.querySelectorAll("button")];
    // The same buttons: one that has the focus keeps it.
    const buttons = numbers.map((number, at) => {
      const el = old[at] ?? this.#number();
      el.textContent = String(number);
      el.setAttribute("aria-label", say("Page {}", number));
      el.ariaCurrent = number === page ? "page" : null;
      flag(el, "data-current", number === page);
      return el;
    });
    for (const el of old.slice(numbers.length)) el.remove();
    for (const el of buttons)
      if (!el.isConnected || el.parentElement !== this.#numbers) this.#numbers.append(el);
  }

  #number(): HTMLButtonElement {
    const el = h("button", { class: "tr-grid__page", type: "button" });
    el.addEventListener("click", () => this.#around.go(Number(el.textContent)));
    return el;
  }
}

function button(name: string, label: string): HTMLButtonElement {
  return h("button", { class: "tr-grid__page", type: "button", "aria-label": label }, icon(name));
}

/** Up to five pages around this one. */
function near(page: number, pages: number): number[] {
  const first = Math.max(1, Math.min(page - 2, pages - 4));
  return Array.from({ length: Math.min(5, pages) }, (_, at) => first + at);
}
