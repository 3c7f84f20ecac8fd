/** What a click on a cell does, and a key. Owns: which cell an element is, and the way from editor to editor. */

import type { Column } from "./columns.ts";
import type { Drawing } from "./drawing.ts";
import type { Editing } from "./editing.ts";
import type { LibCell, LibRow } from "./library.ts";
import type { Selecting } from "./selecting.ts";
import type { Shown } from "./shown.ts";

interface Around {
  shown: Shown;
  editing: Editing;
  selecting: Selecting;
  drawing(): Drawing | null;
  /** Whether only a double click opens an editor. */
  byDouble(): boolean;
  /** Keys go on from this cell. */
  current(cell: LibCell): void;
  /** Its row is no longer drawn: the table as a whole has the focus. */
  rest(): void;
  /** Tell the server of a click. */
  click(id: number, at: number): void;
  /** Show or hide what is below a row: its details, its branches. */
  unfold(id: number): void;
  fold(id: number): void;
}

export class Acting {
  readonly #around: Around;
  readonly #cells = new WeakMap<Element, LibCell>();

  constructor(around: Around) {
    this.#around = around;
  }

  /** The content of a cell has been made. */
  made(cell: LibCell): void {
    this.#cells.set(cell.element, cell);
  }

  listen(box: HTMLElement, pinned: HTMLElement, head: HTMLElement): void {
    for (const part of [box, pinned]) {
      // Before the browser looks for what takes the focus.
      part.addEventListener("mousedown", ({ target }) => {
        const cell = this.#cellAt(target as Element);
        if (cell) this.#around.current(cell);
      });
      part.addEventListener("click", (event) => this.#click(event));
    }
    // What takes the focus in the head is scrolled into sight, and the rows with it.
    head.addEventListener("scroll", () => {
      if (head.scrollLeft !== box.scrollLeft) box.scrollLeft = head.scrollLeft;
    });
    box.addEventListener("pointerover", ({ target }) => hint(target as Element));
  }

  #cellAt(target: Element): LibCell | undefined {
    const el = target.closest(".tabulator-cell");
    return (el && this.#cells.get(el)) ?? undefined;
  }

  #click(event: MouseEvent): void {
    const target = event.target as Element;
    const cell = this.#cellAt(target);
    if (!cell || target.closest(".tabulator-editing")) return;
    this.press(cell, event, Boolean(target.closest(".tr-grid__tick")), Boolean(target.closest("a, button")));
  }

  /** Do what a click on a cell does, or Enter, or the space bar. */
  press(cell: LibCell, event: MouseEvent | KeyboardEvent, boxed = false, onControl = false): void {
    const { kind, at } = cell.column.definition.transom as Column;
    const { id } = cell.row.data;
    const byKey = event instanceof KeyboardEvent;
    if (kind === "expand") return this.#around.unfold(id);
    if (kind === "select") return void ((boxed || byKey) && this.#around.selecting.press(id, event, true));
    if (byKey && this.#follow(cell)) return;
    if (id >= 0) this.#around.click(id, at);
    if (kind !== "button" && !onControl) this.#choose(cell, event);
  }

  /** Select its row, and open its editor. */
  #choose(cell: LibCell, event: MouseEvent | KeyboardEvent): void {
    const byKey = event instanceof KeyboardEvent;
    if (!byKey || event.key === " ") this.#around.selecting.press(cell.row.data.id, event);
    if (!byKey && !event.shiftKey && !event.ctrlKey && !event.metaKey) this.#edit(cell, event);
  }

  /** What is in a cell: an address leads on, a branch is folded. */
  #follow({ row, element }: LibCell): boolean {
    const { id } = row.data;
    if (this.#around.shown.branch(id)?.open != null) this.#around.fold(id);
    else if (element.querySelector("a")) element.querySelector("a")?.click();
    else return false;
    return true;
  }

  #edit(cell: LibCell, event: MouseEvent): void {
    if (this.#around.byDouble() && event.detail < 2) return this.focus(cell);
    if (!this.#around.editing.begin(cell)) this.focus(cell);
  }

  focus({ row, element }: LibCell): void {
    if (row.getElement().isConnected) element.focus({ preventScroll: true });
    else this.#around.rest();
  }

  /** The next cell with an editor, in this row or in the next one. */
  nextEditable(cell: LibCell, by: 1 | -1): LibCell | null {
    const drawing = this.#around.drawing();
    const { shown } = this.#around;
    const cells = visible(cell.row);
    const here = this.#editable(
      by > 0 ? cells.slice(cells.indexOf(cell) + 1) : cells.slice(0, cells.indexOf(cell)),
      by,
    );
    if (here || !drawing) return here;
    const place = shown.placeOf(cell.row.data.id) + by;
    const entry = place >= 0 && place < shown.count ? shown.at(place) : null;
    if (typeof entry !== "number") return null;
    drawing.reveal(place);
    const row = drawing.rows.get(entry);
    return row ? this.#editable(visible(row), by) : null;
  }

  #editable(cells: LibCell[], by: 1 | -1): LibCell | null {
    const fit = cells.filter((each) => this.#around.editing.opens(each));
    return fit.at(by > 0 ? 0 : -1) ?? null;
  }
}

const visible = (row: LibRow): LibCell[] => row.cells.filter(({ column }) => column.visible);

/** What does not fit is said when one points at it. */
function hint(target: Element): void {
  const cell = target.closest<HTMLElement>(".tabulator-cell");
  if (cell && !cell.title && cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent ?? "";
}
