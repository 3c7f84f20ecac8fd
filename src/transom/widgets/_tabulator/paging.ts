/** Which rows of all are here. Owns: the page that is shown, what is said where there are no rows. */

import { flag, h } from "../../client/dom.ts";
import type { Model } from "../../client/types.ts";
import { language, say } from "../../client/words.ts";
import type { Options, Params } from "./options.ts";
import { Pager } from "./pager.ts";
import type { Selecting } from "./selecting.ts";
import type { Page } from "./shown.ts";
import type { Stock } from "./stock.ts";

interface Around {
  el: HTMLElement;
  model: Model<Params>;
  stock: Stock;
  options: Options;
  selecting: Selecting;
  /** Height of a row in pixels. */
  high(): number;
  send(name: "page" | "page_size", value: number): void;
  /** So many rows fit into the height; null where the height says nothing. */
  fits(rows: number | null): void;
}

export class Paging {
  readonly #around: Around;
  readonly #empty = h("p", { class: "tr-grid__empty", hidden: true });
  readonly #part = h("p", { class: "tr-grid__part", role: "note", hidden: true });
  #pager: Pager | null = null;
  #label = "";
  /** So many rows fit, and what decided it: not a bar for scrolling, which the rows themselves decide. */
  #rows = 1;
  #measured = "";
  /** The sizes of pages that can be chosen, as they were said. */
  #offered?: string;

  constructor(around: Around) {
    this.#around = around;
    around.el.append(this.#empty, this.#part);
    this.read();
  }

  /** What the table is called. */
  name(label: string): void {
    this.#label = label;
    this.#pager?.name(label);
  }

  get #page(): number {
    const { model, stock } = this.#around;
    return Math.max(1, Math.min(model.get("page"), stock.pages));
  }

  /** How many rows a page is to have, which is known before they are there. */
  get #chosen(): number {
    const { model, stock } = this.#around;
    return model.get("page_size") ?? stock.size ?? stock.count;
  }

  /** The places of a page whose rows are all here. */
  places(): Page | null {
    const { model, stock } = this.#around;
    const { size } = stock;
    if (model.get("pagination") !== "local" || !size) return null;
    return { start: (this.#page - 1) * size, stop: this.#page * size };
  }

  /** Take whether there are pages. */
  read(): void {
    const { el, model, options, selecting, send, stock } = this.#around;
    const paged = model.get("pagination") !== null;
    flag(el, "data-paged", paged);
    const offered = JSON.stringify(options.paginationSizeSelector);
    if (!paged || offered !== this.#offered) {
      this.#pager?.el.remove();
      this.#pager = null;
    }
    this.#offered = offered;
    if (paged && !this.#pager) {
      const sizes = options.paginationSizeSelector;
      this.#pager = new Pager({
        go: (page) => send("page", page),
        sizes: Array.isArray(sizes) ? sizes.filter((each) => typeof each === "number") : [],
        resize: (size) => send("page_size", size),
        all: () => (stock.alone ? stock.alone.all() : model.send({ event: "select_all" })),
        none: () => selecting.clear(),
      });
      this.#pager.name(this.#label);
      el.append(this.#pager.el);
    }
  }

  /** Where the table has a height, and nobody has said how long pages are, they are as long as it is high. */
  fit(box: HTMLElement): void {
    const { el, model, high, fits } = this.#around;
    if (!this.#pager || model.get("page_size") !== null || !el.hasAttribute("data-high")) return fits(null);
    const head = (box.previousElementSibling as HTMLElement | null)?.offsetHeight;
    const measured = [el.clientHeight, el.clientWidth, head, high()].join();
    if (!box.clientHeight || !el.clientWidth) return;
    if (measured !== this.#measured) this.#rows = Math.max(1, Math.floor(box.clientHeight / high()));
    this.#measured = measured;
    fits(this.#rows);
  }

  show(): void {
    const { el, options, selecting, stock } = this.#around;
    const { count, size, pages, total, of } = stock;
    const { every, offers } = selecting;
    const selected = offers && pages > 1 ? selecting.count : null;
    this.#pager?.show({
      page: this.#page,
      pages,
      size: size ?? count,
      count,
      chosen: this.#chosen,
      selected,
      every,
    });
    const empty = count === 0;
    flag(el, "data-empty", empty);
    flag(this.#empty, "hidden", !empty);
    const { placeholder } = options;
    const none = typeof placeholder === "string" && placeholder ? placeholder : say("No data");
    this.#empty.textContent = empty ? (total ? say("No rows match") : none) : "";
    flag(this.#part, "hidden", of === null);
    if (of !== null) {
      const written = [total, of].map((each) => each.toLocaleString(language()));
      this.#part.textContent = say("Of {} rows the first {} were saved.", written[1], written[0]);
    }
    const grid = el.querySelector(".tabulator");
    if (grid) grid.ariaRowCount = String(count + 1);
  }
}
