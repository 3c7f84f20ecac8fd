/** Rows that stay above all others, whatever is scrolled, sorted or folded. */

import { h } from "../../client/dom.ts";
import type { LibRow, Library } from "./library.ts";
import type { Stock } from "./stock.ts";

export class Pinned {
  readonly el = h("div", { class: "tr-grid__pinned", role: "presentation" });
  readonly rows = new Map<number, LibRow>();
  readonly #lib: Library;
  readonly #stock: Stock;

  constructor(lib: Library, stock: Stock) {
    this.#lib = lib;
    this.#stock = stock;
    lib.columnManager.contentsElement.append(this.el);
  }

  /** Show those that there are now; `dress` is called with each that is made. */
  draw(dress: (row: LibRow) => void): void {
    const ids = [...this.#stock.pinned];
    if (String(ids) === String([...this.rows.keys()])) return;
    this.forget();
    for (const id of ids) {
      const row = this.#lib.rowManager.addRowActual({ id }, false, undefined, true);
      row.initialize();
      this.rows.set(id, row);
      dress(row);
      this.el.append(row.getElement());
    }
  }

  /** Make all of them anew, as after a change of columns. */
  forget(): void {
    for (const row of this.rows.values()) row.deleteActual(true);
    this.rows.clear();
    this.el.replaceChildren();
  }
}
