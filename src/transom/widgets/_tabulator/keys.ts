/**
 * The way through a table by keys. Owns: the cell that has the focus, or will have it, and the cells from it to where a
 * range began, which are copied and pasted.
 */

import { flag } from "../../client/dom.ts";
import type { Column } from "./columns.ts";
import { Copying } from "./copying.ts";
import type { Drawing } from "./drawing.ts";
import type { LibCell, LibColumn, Library } from "./library.ts";
import type { Shown } from "./shown.ts";
import type { Stock } from "./stock.ts";

interface Around {
  lib: Library;
  shown: Shown;
  stock: Stock;
  drawing: Drawing;
  edit(cell: LibCell, typed?: string): boolean;
  /** Enter or the space bar on a cell that is not edited. */
  press(cell: LibCell, event: KeyboardEvent): void;
  paste(id: number, column: Column, text: string): unknown;
}

type Corner = [place: number, column: number];

export class Keys {
  readonly #around: Around;
  readonly #copying: Copying;
  /** The entry and the column of the cell that has the focus. */
  #entry: number | string | null = null;
  #column = 0;
  #anchor: Corner | null = null;
  /** Where a mouse is pressed the focus goes, and nowhere else. */
  #pressed = false;

  constructor(around: Around) {
    this.#around = around;
    this.#copying = new Copying(around.stock);
    const { element: box } = around.lib.rowManager;
    box.tabIndex = -1;
    // The part that can have the focus is the group of rows, and the grid's own.
    around.lib.element.removeAttribute("aria-owns");
    around.lib.rowManager.tableElement.role = "presentation";
    box.role = "rowgroup";
    box.addEventListener("keydown", (event) => this.#key(event));
    box.addEventListener("mousedown", () => {
      this.#pressed = true;
      setTimeout(() => {
        this.#pressed = false;
      });
    });
    box.addEventListener("focusin", ({ target }) => this.#focused(target as HTMLElement));
    box.addEventListener("copy", (event) => this.#copy(event));
    box.addEventListener("paste", (event) => this.#paste(event));
  }

  get #columns(): LibColumn[] {
    return this.#around.lib.columnManager.getVisibleColumnsByIndex();
  }

  get #place(): number {
    if (this.#entry === null) return -1;
    if (typeof this.#entry === "number") return this.#around.shown.placeOf(this.#entry);
    const { shown } = this.#around;
    for (let at = 0; at < shown.count; at++) {
      const entry = shown.at(at);
      if (typeof entry !== "number" && entry.key === this.#entry) return at;
    }
    return -1;
  }

  /** The element of a cell that is drawn. */
  #element(entry: number | string, column: number): HTMLElement | undefined {
    if (typeof entry === "string")
      return this.#around.drawing.titleOf(entry)?.querySelector("button") ?? undefined;
    return this.#cell(entry, column)?.element;
  }

  #cell(id: number, column: number): LibCell | undefined {
    const lib = this.#columns[column];
    return this.#around.drawing.rows.get(id)?.cells.find((cell) => cell.column === lib);
  }

  /** One cell can be reached by Tab: that which had the focus, else the first. */
  settle(): void {
    this.#copying.goOn();
    const { shown, drawing } = this.#around;
    const { box } = drawing;
    for (const el of box.querySelectorAll<HTMLElement>("[data-current]")) {
      flag(el, "data-current", false);
      el.tabIndex = -1;
    }
    let place = this.#place;
    if (place < 0 && shown.count) {
      place = 0;
      const first = shown.at(0);
      this.#entry = typeof first === "number" ? first : first.key;
    }
    const el = place < 0 || this.#entry === null ? undefined : this.#element(this.#entry, this.#column);
    if (el) {
      el.tabIndex = 0;
      flag(el, "data-current", true);
    }
    box.tabIndex = el ? -1 : 0;
    this.#showRange();
  }

  #focused(target: HTMLElement): void {
    const { box } = this.#around.drawing;
    if (target === box) return void (this.#pressed || this.focus(Math.max(0, this.#place), this.#column));
    const row = target.closest<HTMLElement>(".tabulator-row");
    const cell = target.closest<HTMLElement>(".tabulator-cell");
    if (!row || !cell) return;
    for (const [id, lib] of this.#around.drawing.rows) {
      if (lib.getElement() !== row) continue;
      const found = lib.cells.find(({ element }) => element === cell);
      if (found) this.at(id, found.column);
    }
  }

  /** The cell that has the focus goes out of sight: keys go on from it all the same, and nothing is scrolled. */
  rest(): void {
    const { box } = this.#around.drawing;
    const pressed = this.#pressed;
    this.#pressed = true;
    box.tabIndex = 0;
    box.focus({ preventScroll: true });
    this.#pressed = pressed;
  }

  /** This cell is the one from which keys go on. */
  at(id: number, column: LibColumn): void {
    if (this.#entry === id && this.#columns[this.#column] === column) return;
    this.#entry = id;
    this.#column = Math.max(0, this.#columns.indexOf(column));
    this.#anchor = null;
    this.settle();
  }

  focus(place: number, column: number): void {
    const { shown, drawing } = this.#around;
    if (!shown.count) return;
    const at = Math.max(0, Math.min(shown.count - 1, place));
    const entry = shown.at(at);
    this.#entry = typeof entry === "number" ? entry : entry.key;
    this.#column = Math.max(0, Math.min(this.#columns.length - 1, column));
    drawing.reveal(at);
    this.#revealColumn();
    this.settle();
    this.#element(this.#entry, this.#column)?.focus({ preventScroll: true });
  }

  /** Scroll sideways so that the column is not below frozen ones. */
  #revealColumn(): void {
    const { box } = this.#around.drawing;
    const columns = this.#columns;
    const column = columns[this.#column];
    if (!column || column.modules.frozen) return;
    const width = (list: LibColumn[]) => list.reduce((sum, each) => sum + each.getWidth(), 0);
    const frozen = (side: string) =>
      width(columns.filter(({ modules }) => modules.frozen?.position === side));
    const left = width(columns.slice(0, this.#column));
    const right = left + column.getWidth();
    if (left - frozen("left") < box.scrollLeft) box.scrollLeft = left - frozen("left");
    else if (right + frozen("right") > box.scrollLeft + box.clientWidth)
      box.scrollLeft = right + frozen("right") - box.clientWidth;
  }

  // ------------------------------------------------------------------------------------------------ keys

  #key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const own = target.matches(".tabulator-cell, .tr-grid__fold, .tabulator-tableholder");
    if (!own || event.defaultPrevented || event.altKey) return;
    const step = this.#step(event);
    if (step) {
      event.preventDefault();
      if (event.shiftKey) this.#anchor ??= [this.#place, this.#column];
      else this.#anchor = null;
      return this.focus(...step);
    }
    const cell = typeof this.#entry === "number" ? this.#cell(this.#entry, this.#column) : undefined;
    if (cell && this.#act(cell, event)) event.preventDefault();
  }

  /** Where a key leads. */
  #step({ key, ctrlKey, metaKey }: KeyboardEvent): Corner | null {
    const { box } = this.#around.drawing;
    const [place, column, far] = [this.#place, this.#column, ctrlKey || metaKey];
    const [rows, last] = [this.#around.shown.count - 1, this.#columns.length - 1];
    const fit = Math.max(1, Math.floor(box.clientHeight / this.#around.drawing.topOf(1)) - 1);
    const steps: Record<string, Corner> = {
      ArrowUp: [far ? 0 : place - 1, column],
      ArrowDown: [far ? rows : place + 1, column],
      ArrowLeft: [place, far ? 0 : column - 1],
      ArrowRight: [place, far ? last : column + 1],
      PageUp: [place - fit, column],
      PageDown: [place + fit, column],
      Home: [far ? 0 : place, 0],
      End: [far ? rows : place, last],
    };
    return Object.hasOwn(steps, key) ? (steps[key] as Corner) : null;
  }

  #act(cell: LibCell, event: KeyboardEvent): boolean {
    const { key, ctrlKey, metaKey } = event;
    if (key === "Enter" || key === "F2") {
      if (!this.#around.edit(cell)) this.#around.press(cell, event);
      return true;
    }
    if (key === " ") {
      const box = (cell.column.definition.transom as Column).edit?.type === "tickCross";
      if (!box || !this.#around.edit(cell)) this.#around.press(cell, event);
      return true;
    }
    if (ctrlKey || metaKey || key.length !== 1) return false;
    return this.#around.edit(cell, key);
  }

  // ------------------------------------------------------------------------------------------------ ranges

  /** The places and columns from where the range began to the cell that has the focus. */
  #range(): { rows: [number, number]; columns: [number, number] } | null {
    const place = this.#place;
    if (place < 0) return null;
    const [row, column] = this.#anchor ?? [place, this.#column];
    const between = (a: number, b: number): [number, number] => [Math.min(a, b), Math.max(a, b)];
    return { rows: between(row, place), columns: between(column, this.#column) };
  }

  #showRange(): void {
    const range = this.#anchor && this.#range();
    const { drawing, shown } = this.#around;
    for (const el of drawing.box.querySelectorAll("[data-ranged]")) flag(el, "data-ranged", false);
    if (!range) return;
    const [start, stop] = [Math.max(range.rows[0], drawing.start), Math.min(range.rows[1] + 1, drawing.stop)];
    const columns = new Set(this.#columns.slice(range.columns[0], range.columns[1] + 1));
    for (const id of shown.ids(start, stop))
      for (const { column, element } of drawing.rows.get(id)?.cells ?? [])
        flag(element, "data-ranged", columns.has(column));
  }

  #described(column: number): Column {
    return this.#columns[column]?.definition.transom as Column;
  }

  #copy(event: ClipboardEvent): void {
    const range = this.#range();
    if (!range || isField(event.target) || String(getSelection())) return;
    const columns = this.#columns.slice(range.columns[0], range.columns[1] + 1);
    this.#copying.copy(
      event,
      this.#around.shown.ids(range.rows[0], range.rows[1] + 1),
      columns.map(({ definition }) => definition.transom as Column),
    );
  }

  #paste(event: ClipboardEvent): void {
    const range = this.#range();
    if (!range || isField(event.target)) return;
    event.preventDefault();
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
    const rows = lines.map((line) => line.split("\t"));
    // One value fills the whole range.
    const one = rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : undefined;
    const high = one === undefined ? rows.length : range.rows[1] - range.rows[0] + 1;
    const wide = one === undefined ? 0 : range.columns[1] - range.columns[0] + 1;
    const ids = this.#around.shown.ids(range.rows[0], range.rows[0] + high);
    ids.forEach((id, at) => {
      const texts = one === undefined ? (rows[at] ?? []) : Array.from({ length: wide }, () => one);
      texts.forEach((each, along) => {
        const column = this.#described(range.columns[0] + along);
        if (column?.edit && id >= 0) this.#around.paste(id, column, each);
      });
    });
  }
}

const isField = (target: EventTarget | null): boolean =>
  (target as HTMLElement).matches("input, textarea, select");
