/**
 * Editing cells. Owns: the editor that is open, what was entered and is not answered yet, and why something was refused,
 * which is said at the cell. Nothing that comes from the server touches an editor.
 */

import { h } from "../../client/dom.ts";
import type { Result } from "../../client/types.ts";
import { say } from "../../client/words.ts";
import { refusal } from "./checks.ts";
import type { Column } from "./columns.ts";
import { controlOf, type Editor, makeEditor, turned } from "./editors.ts";
import type { LibCell } from "./library.ts";
import type { Stock } from "./stock.ts";

export interface Around {
  stock: Stock;
  uid(suffix: string): string;
  announce(text: string): void;
  /** Tell the server; `answered` is given why not, or "". */
  enter(id: number, at: number, value: unknown, answered: (reason: string) => void): void;
  /** Show the cells of this row as they are now. */
  refresh(id: number): void;
  /** The next cell that can be edited, `by` columns away and on into other rows. */
  next(cell: LibCell, by: 1 | -1): LibCell | null;
  focus(cell: LibCell): void;
  /** The cell as the code of authors sees it. */
  seen(cell: LibCell): object;
  /** The editor is closed: what waited for it may be shown. */
  closed(): void;
  off(): boolean;
}

interface Open {
  cell: LibCell;
  column: Column;
  editor: Editor;
  before: unknown;
  /** What the editor read when it was opened. */
  untouched: string;
  /** It has been entered, or left: what an editor of the author's says later is too late. */
  over?: boolean;
}

const columnOf = (cell: LibCell): Column => cell.column.definition.transom as Column;

export class Editing {
  readonly #around: Around;
  #open: Open | null = null;
  readonly #reasons = new Map<string, string>();
  /** Tab goes from one editor to the next: nothing is shown anew in between. */
  #passing = false;

  constructor(around: Around) {
    this.#around = around;
  }

  get cell(): LibCell | null {
    return this.#open?.cell ?? null;
  }

  /** The row that has to stay as long as it is edited. */
  get id(): number | null {
    return this.#open?.cell.row.data.id ?? null;
  }

  can(cell: LibCell): boolean {
    const column = columnOf(cell);
    const { id } = cell.row.data;
    if (!column.edit || id < 0 || this.#around.off() || !this.#around.stock.knows(id)) return false;
    return column.edit.when?.(this.#around.seen(cell)) !== false;
  }

  /** Whether it has an editor that is opened; a truth is turned over at once. */
  opens(cell: LibCell): boolean {
    return this.can(cell) && columnOf(cell).edit?.type !== "tickCross";
  }

  /** Open the editor of a cell; `typed` is what was typed on it. Returns whether it can be edited. */
  begin(cell: LibCell, typed?: string): boolean {
    if (this.#open?.cell === cell) return true;
    if (!this.can(cell)) return false;
    this.end(true);
    const column = columnOf(cell);
    const { id } = cell.row.data;
    const before = this.#around.stock.value(id, column.at);
    if (column.edit?.type === "tickCross") {
      this.#enter(cell, column, turned(before, column));
      return true;
    }
    let open: Open | undefined;
    const editor = makeEditor(column, before, {
      seen: () => this.#around.seen(cell),
      value: (at) => this.#around.stock.value(id, at),
      take: () => open && this.#take(open),
      leave: () => open && this.#open === open && this.#leave(open, false),
    });
    if (!editor) return false;
    open = {
      cell,
      column,
      editor,
      before,
      untouched: editor.own ? "" : (JSON.stringify(editor.read()) ?? ""),
    };
    this.#open = open;
    this.#clear(id, column.at);
    cell.element.replaceChildren(editor.el);
    cell.element.classList.add("tabulator-editing");
    this.#listen(this.#open);
    const control = controlOf(editor);
    control.focus({ preventScroll: true });
    editor.shown?.();
    if (typed !== undefined && control.matches("input[type=text], textarea")) control.value = typed;
    else if (control.matches("input[type=text], input[type=search]")) control.select?.();
    return true;
  }

  #listen(open: Open): void {
    const { editor, cell } = open;
    editor.el.addEventListener("keydown", (event) => this.#key(event, open));
    if (editor.quick) listenToChoice(editor.el, () => this.#done(open, true));
    editor.el.addEventListener("focusout", ({ relatedTarget }) => {
      // It may have lost the focus because it was taken out.
      if (this.#open !== open || editor.el.contains(relatedTarget as Node | null)) return;
      if (!cell.element.isConnected || !document.hasFocus()) return;
      this.end(true);
    });
  }

  #key(event: KeyboardEvent, open: Open): void {
    const { key, shiftKey } = event;
    event.stopPropagation();
    if (event.isComposing) return;
    if (this.#open !== open) return;
    if (key === "Escape") this.#leave(open, false);
    else if (key === "Enter" && !open.editor.own && (!open.editor.tall || shiftKey)) this.#done(open, true);
    else if (key === "Tab") return this.#tab(event, open);
    else return;
    event.preventDefault();
  }

  #tab(event: KeyboardEvent, open: Open): void {
    const next = this.#around.next(open.cell, event.shiftKey ? -1 : 1);
    if (open.editor.own) (document.activeElement as HTMLElement | null)?.blur(); // when it takes what was entered
    this.#passing = next !== null;
    const taken = this.#done(open, next === null);
    this.#passing = false;
    if (!taken || next) event.preventDefault();
    if (taken && next) this.begin(next);
    if (taken && !this.#open) this.#around.closed();
  }

  /** An editor of the author's is done, now or some time after it was closed. */
  #take(open: Open): void {
    if (open.over) return;
    open.over = true;
    const value = open.editor.read();
    if (value === open.before) return this.#open === open ? this.#leave(open, false) : undefined;
    if (this.#open === open) open.over = this.#done(open, true);
    else this.#enter(open.cell, open.column, value);
  }

  #leave(open: Open, keep: boolean): void {
    open.over = true;
    if (keep) this.#done(open, true);
    else this.#close(open);
    this.#around.focus(open.cell);
  }

  /** Take what was entered, unless it cannot be: then the editor stays. */
  #done(open: Open, focus: boolean): boolean {
    if (this.#open !== open) return true;
    const { value, changed, reason } = entered(open);
    if (reason) {
      this.#say(open.cell, open.column.at, reason);
      const control = controlOf(open.editor);
      control.ariaInvalid = "true";
      control.setAttribute("aria-describedby", this.#noteId(open.cell.row.data.id, open.column.at));
      control.focus({ preventScroll: true });
      return false;
    }
    if (changed) this.#enter(open.cell, open.column, value, open);
    else this.#close(open);
    if (focus) this.#around.focus(open.cell);
    return true;
  }

  /** Close what is open; what was entered is taken if it is right, and else it is said why not. */
  end(keep: boolean): void {
    const open = this.#open;
    if (!open) return;
    const { value, changed, reason } = keep ? entered(open) : { value: null, changed: false, reason: "" };
    if (changed && !reason) this.#enter(open.cell, open.column, value, open);
    else this.#close(open);
    if (reason) this.#refused(open.cell.row.data.id, open.column.at, reason);
  }

  #close(open: Open): void {
    if (this.#open !== open) return;
    this.#open = null;
    open.cell.element.classList.remove("tabulator-editing");
    this.#clear(open.cell.row.data.id, open.column.at);
    this.#around.refresh(open.cell.row.data.id);
    if (!this.#passing) this.#around.closed();
  }

  #enter(cell: LibCell, column: Column, value: unknown, open?: Open): void {
    const { id } = cell.row.data;
    this.enter(id, column, value);
    if (open) this.#close(open);
    else this.#around.refresh(id);
  }

  /** Send a value for a cell, by hand or pasted. */
  enter(id: number, column: Column, value: unknown): void {
    const { stock } = this.#around;
    const { at } = column;
    this.#clear(id, at);
    const settle = stock.enter(id, at, shownFor(value, column));
    this.#around.enter(id, at, value, (reason) => {
      if (!settle()) return; // something newer stands there
      this.#around.refresh(id);
      if (reason) this.#refused(id, at, reason);
    });
  }

  #refused(id: number, at: number, reason: string): void {
    this.#reasons.set(`${id} ${at}`, reason);
    this.#around.announce(reason);
    this.#around.refresh(id);
  }

  #clear(id: number, at: number): void {
    this.#reasons.delete(`${id} ${at}`);
    document.getElementById(this.#noteId(id, at))?.remove();
  }

  #noteId(id: number, at: number): string {
    return this.#around.uid(`why-${id}-${at}`);
  }

  /** The cell has been drawn: what was refused is said at it. */
  dress(cell: LibCell): void {
    const { at } = columnOf(cell);
    const { id } = cell.row.data;
    const reason = this.#reasons.get(`${id} ${at}`);
    const { element } = cell;
    if (reason) {
      element.ariaInvalid = "true";
      element.setAttribute("aria-describedby", this.#noteId(id, at));
      queueMicrotask(() => this.#say(cell, at, reason));
    } else if (element.ariaInvalid) {
      element.ariaInvalid = null;
      element.removeAttribute("aria-describedby");
      document.getElementById(this.#noteId(id, at))?.remove();
    }
  }

  #say(cell: LibCell, at: number, reason: string): void {
    const { element, row } = cell;
    const noteId = this.#noteId(row.data.id, at);
    document.getElementById(noteId)?.remove();
    const holder = element.closest(".tabulator-tableholder");
    const line = row.getElement();
    if (!holder || !line.isConnected) return;
    const low = holder.getBoundingClientRect().bottom - line.getBoundingClientRect().bottom < 40;
    const note = h("div", { class: "tr-grid__why", id: noteId, "data-above": low }, reason);
    // It stays in sight: from the other end of the cell where there is more room.
    const { left, right } = element.getBoundingClientRect();
    const bounds = holder.getBoundingClientRect();
    if (left - bounds.left < bounds.right - right) note.style.left = `${element.offsetLeft}px`;
    else note.style.right = `${line.offsetWidth - element.offsetLeft - element.offsetWidth}px`;
    line.append(note);
  }
}

/** What was entered, and why it cannot be taken. */
function entered({ editor, column, untouched }: Open): { value: unknown; changed: boolean; reason: string } {
  const value = editor.read();
  const changed = value !== undefined && (JSON.stringify(value) ?? "") !== untouched;
  const reason = editor.wrong?.() || (changed ? refusal(value, column.check) : "");
  return { value, changed, reason };
}

/** What is chosen by a mouse, or in the list that it opens, is taken; keys go on until Enter, or back by Escape. */
function listenToChoice(el: HTMLElement, take: () => void): void {
  let going = false;
  el.addEventListener("keydown", ({ key, altKey }) => {
    going = !altKey && ![" ", "Enter", "F4"].includes(key);
  });
  for (const name of ["keyup", "pointerdown"])
    el.addEventListener(name, () => {
      going = false;
    });
  el.addEventListener("change", () => going || take());
}

/** What stands in the cell until the server has answered. */
function shownFor(value: unknown, { kind }: Column): unknown {
  if (typeof value !== "string") return value;
  if (kind === "datetime" || kind === "date") return clockOf(value) ?? value;
  return kind === "int" || kind === "float" ? (numberOf(value) ?? value) : value;
}

function clockOf(text: string): number | null {
  const clock = Date.parse(`${text.length === 10 ? `${text}T00:00` : text}Z`);
  return Number.isNaN(clock) ? null : clock;
}

/** A number as it will be shown; null for what is none, or has more digits than a number here. */
function numberOf(text: string): number | null {
  const number = /^[+-]?\d*\.?\d+(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : null;
}

/** Why something was not taken; "" when it was. */
export function whyNot(result?: Result): string {
  if (result === undefined) return say("Not carried out.");
  if (result?.rejected) return result.reason ?? say("Not accepted.");
  return result?.error ? say("Not accepted.") : "";
}
