/**
 * What authors' functions do to a table beside its columns. Owns: rows that are dressed, titles of groups; and the view
 * that code has of the table.
 */

import { h } from "../../client/dom.ts";
import { showHtml } from "../../client/markup.ts";
import type { Model } from "../../client/types.ts";
import { Codes, FAILED } from "./codes.ts";
import type { Column } from "./columns.ts";
import type { LibCell, LibRow } from "./library.ts";
import { type Options, type Params, remakes } from "./options.ts";
import { type Around as Seen, SeenCell, SeenRow } from "./seen.ts";
import type { Shown, Title } from "./shown.ts";
import type { Stock } from "./stock.ts";

interface Around {
  model: Model<Params>;
  stock: Stock;
  shown: Shown;
  root: HTMLElement;
  options: Options;
  row(id: number): LibRow | undefined;
  enter(id: number, column: Column, value: unknown): void;
}

export class Coded {
  readonly codes: Codes;
  readonly seen: Seen;
  readonly #around: Around;
  readonly #rows = new Set<LibRow>();
  /** The options as they came. */
  #options: object;

  constructor(around: Around) {
    const { model, shown } = around;
    this.#around = around;
    this.codes = new Codes(model);
    this.#options = model.get("configuration") ?? {};
    this.seen = {
      ...around,
      fields: () => model.get("fields"),
      columns: () => model.get("columns"),
      place: (id) => around.stock.first + shown.placeOf(id),
    };
  }

  /** Take the options as they are now; `then` is told whether columns are to be made anew. */
  configure(then: (anew: boolean) => void): void {
    const { codes } = this;
    const { model, options } = this.#around;
    if (codes.late) return void codes.load().then(() => this.configure(then));
    const now = model.get("configuration") ?? {};
    const anew = remakes(this.#options, now);
    this.#options = now;
    for (const name of Object.keys(options)) Reflect.deleteProperty(options, name);
    Object.assign(options, codes.options());
    then(anew);
  }

  /** A cell as code sees it. */
  cell({ column, row, element }: LibCell): SeenCell {
    return new SeenCell(this.seen, row.data.id, column.definition.transom as Column, element);
  }

  /** A row has other cells: it is dressed when it stands in the table. */
  dress(row: LibRow): void {
    if (!this.#around.options.rowFormatter) return;
    if (!this.#rows.size) queueMicrotask(() => this.#dressAll());
    this.#rows.add(row);
  }

  #dressAll(): void {
    const rows = [...this.#rows];
    this.#rows.clear();
    for (const row of rows)
      if (this.#around.stock.has(row.data.id) && row.getElement().isConnected)
        this.#around.options.rowFormatter?.(new SeenRow(this.seen, row.data.id));
  }

  /** What code makes of the title of a group. */
  heading(title: Title): Node | null {
    const { groupHeader } = this.#around.options;
    if (!groupHeader) return null;
    const rows = this.#rowsOf(title);
    const made = groupHeader(title.text, title.count ?? rows.length, rows, {
      getKey: () => title.text,
      getField: () => this.seen.fields()[this.#around.model.get("groupby")[title.level] ?? -1],
    });
    if (made === undefined || made === FAILED) return null;
    if (made instanceof Node) return made;
    const el = h("span", { class: "tr-grid__html" });
    void showHtml(el, String(made ?? ""), { sanitize: true });
    return el;
  }

  /** The data of the rows below a title, as far as they are here. */
  #rowsOf({ key }: Title): object[] {
    const { stock } = this.#around;
    const texts = JSON.parse(key) as string[];
    const levels = stock.groups.slice(0, texts.length);
    const ids = [...stock.order].filter((id, place) => {
      return stock.has(id) && levels.every((read, level) => String(read(place) ?? "") === texts[level]);
    });
    return ids.map((id) => new SeenRow(this.seen, id).getData());
  }
}
