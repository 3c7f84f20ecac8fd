/**
 * What is copied of a table: what is written in its cells, without quotes. Owns: that it is whole, so rows that have
 * not come yet are waited for, and until then the clipboard keeps what it has.
 */

import type { Column } from "./columns.ts";
import { textOf } from "./formats.ts";
import type { Stock } from "./stock.ts";

export class Copying {
  readonly #stock: Stock;
  #ids: number[] = [];
  #columns: Column[] = [];
  #version = -1;

  constructor(stock: Stock) {
    this.#stock = stock;
  }

  copy(event: ClipboardEvent, ids: number[], columns: Column[]): void {
    event.preventDefault();
    this.#ids = ids;
    this.#columns = columns.filter(({ at }) => at >= 0);
    this.#version = this.#stock.version;
    this.#finish((text) => event.clipboardData?.setData("text/plain", text));
  }

  /** Other rows have come. */
  goOn(): void {
    if (!this.#ids.length) return;
    if (this.#version !== this.#stock.version) {
      const there = new Set(this.#stock.order);
      this.#ids = this.#ids.filter((id) => there.has(id));
      this.#version = this.#stock.version;
    }
    // Not where the page is not served over TLS: there all has come when it is copied again.
    this.#finish((text) => void navigator.clipboard?.writeText(text));
  }

  #finish(write: (text: string) => void): void {
    const missing = this.#ids.filter((id) => !this.#stock.knows(id));
    if (missing.length) return this.#stock.want(missing);
    const line = (id: number) =>
      this.#columns.map((column) => textOf(this.#stock.value(id, column.at), column)).join("\t");
    write(this.#ids.map(line).join("\n"));
    this.#ids = [];
  }
}
