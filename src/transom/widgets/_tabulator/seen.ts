/** Rows, cells and columns as the code of authors sees them: by the names that Tabulator's components have. */

import type { Column } from "./columns.ts";
import type { LibRow } from "./library.ts";
import type { Stock } from "./stock.ts";

export interface Around {
  stock: Stock;
  /** The element of the table. */
  root: HTMLElement;
  /** The names of the frame's columns. */
  fields(): string[];
  columns(): Column[];
  /** The row as it is drawn, if it is. */
  row(id: number): LibRow | undefined;
  /** Its place among those that are shown, from 0. */
  place(id: number): number;
  enter(id: number, column: Column, value: unknown): void;
}

class SeenColumn {
  readonly #around: Around;
  readonly #column: Column;

  constructor(around: Around, column: Column) {
    this.#around = around;
    this.#column = column;
  }

  getField(): string {
    return this.#around.fields()[this.#column.at] ?? this.#column.title;
  }

  getDefinition(): object {
    return { ...this.#column, field: this.getField(), title: this.#column.title };
  }

  getElement(): HTMLElement | null {
    return this.#around.root.querySelector(`.tabulator-col[tabulator-field="c${this.#column.at}"]`);
  }

  getTable(): object {
    return { element: this.#around.root };
  }
}

export class SeenCell {
  readonly #around: Around;
  readonly #id: number;
  readonly #column: Column;
  readonly #el: HTMLElement | undefined;

  constructor(around: Around, id: number, column: Column, el?: HTMLElement) {
    this.#around = around;
    this.#id = id;
    this.#column = column;
    this.#el = el;
  }

  getValue(): unknown {
    return this.#around.stock.value(this.#id, this.#column.at);
  }

  /** Enter a value, as if the user had. */
  setValue(value: unknown): void {
    this.#around.enter(this.#id, this.#column, value);
  }

  getData(): Record<string, unknown> {
    return this.getRow().getData();
  }

  getField(): string {
    return this.getColumn().getField();
  }

  getElement(): HTMLElement | undefined {
    const drawn = this.#around.row(this.#id)?.cells;
    return (
      this.#el ?? drawn?.find(({ column }) => column.definition.transom?.at === this.#column.at)?.element
    );
  }

  getRow(): SeenRow {
    return new SeenRow(this.#around, this.#id);
  }

  getColumn(): SeenColumn {
    return new SeenColumn(this.#around, this.#column);
  }

  getTable(): object {
    return { element: this.#around.root };
  }
}

export class SeenRow {
  readonly #around: Around;
  readonly #id: number;

  constructor(around: Around, id: number) {
    this.#around = around;
    this.#id = id;
  }

  /** All columns of the row by their names, also those that are not shown. */
  getData(): Record<string, unknown> {
    const { stock, fields } = this.#around;
    return Object.fromEntries(fields().map((name, at) => [name, stock.value(this.#id, at)]));
  }

  getIndex(): number {
    return this.#id;
  }

  getPosition(): number {
    return this.#around.place(this.#id) + 1;
  }

  getElement(): HTMLElement | undefined {
    return this.#around.row(this.#id)?.getElement();
  }

  getCell(field: string): SeenCell | undefined {
    const at = this.#around.fields().indexOf(field);
    const column = this.#around.columns().find((each) => each.at === at);
    return column && new SeenCell(this.#around, this.#id, column);
  }

  getCells(): SeenCell[] {
    return this.#around.columns().map((column) => new SeenCell(this.#around, this.#id, column));
  }

  getTable(): object {
    return { element: this.#around.root };
  }
}

/** The title of a column, for what draws it. */
export function seenTitle(title: string, el: HTMLElement): object {
  return { getValue: () => title, getElement: () => el };
}
