/**
 * Which rows are in the page, and where. Owns: the rows in sight as elements, each at its place in a box as high as all
 * rows. A row that stays in sight stays the same element, so focus, text and scroll position are never lost.
 */

import { flag, h, icon, place } from "../../client/dom.ts";
import { say } from "../../client/words.ts";
import type { Details } from "./details.ts";
import type { LibRow, Library } from "./library.ts";
import type { Shown, Title } from "./shown.ts";

/** So many rows are drawn above and below those in sight. */
const MORE = 8;
/** No more than so many are. */
const MOST = 100;

export interface Around {
  lib: Library;
  shown: Shown;
  details: Details;
  /** Height of a row in pixels. */
  high(): number;
  /** The row that stays whatever is in sight: it is being edited. */
  kept(): number | null;
  /** The place of the first entry among all rows that there are. */
  first(): number;
  /** The row is drawn, or its place is another. */
  dress(row: LibRow, place: number): void;
  known(id: number): boolean;
  /** Show its cells as they are now. */
  refresh(row: LibRow): void;
  toggle(title: Title): void;
  /** What stands in the title of a group, if code says it. */
  heading(title: Title): Node | null;
  /** Its element goes, and the focus was in it. */
  bereft(): void;
}

export class Drawing {
  readonly rows = new Map<number, LibRow>();
  readonly #around: Around;
  readonly #titles = new Map<string, HTMLElement>();
  /** Rows that stand there without their cells. */
  readonly #blank = new Set<number>();
  start = 0;
  stop = 0;

  constructor(around: Around) {
    this.#around = around;
  }

  /** The box that scrolls. */
  get box(): HTMLElement {
    return this.#around.lib.rowManager.element;
  }

  /** Where an entry begins, in pixels. */
  topOf(at: number): number {
    return at * this.#around.high() + this.#around.details.above(at);
  }

  #placeAt(top: number): number {
    const high = this.#around.high();
    let at = Math.floor(top / high);
    while (at > 0 && this.topOf(at) > top) at -= Math.max(1, Math.floor((this.topOf(at) - top) / high / 2));
    return Math.max(0, at);
  }

  draw(): void {
    const { lib, shown } = this.#around;
    const { box } = this;
    const { tableElement } = lib.rowManager;
    this.#around.details.arrange();
    tableElement.style.height = `${this.topOf(shown.count)}px`;
    if (!box.offsetParent) return;
    const top = box.scrollTop;
    this.start = Math.max(0, this.#placeAt(top) - MORE);
    const last = this.#placeAt(top + box.clientHeight) + 1 + MORE;
    this.stop = Math.min(shown.count, last, this.start + MOST);
    const elements: HTMLElement[] = [];
    const ids = new Set<number>();
    const keys = new Set<string>();
    for (let at = this.start; at < this.stop; at++) {
      const entry = shown.at(at);
      if (typeof entry === "number") {
        ids.add(entry);
        elements.push(this.#row(entry, at), ...this.#around.details.of(entry));
      } else {
        keys.add(entry.key);
        elements.push(this.#title(entry, at));
      }
    }
    this.#keep(ids, elements);
    this.#arrange(tableElement, [...elements, ...this.#around.details.others(ids)]);
    this.#drop(ids, keys);
  }

  /** The row that is edited stays in the page. */
  #keep(ids: Set<number>, elements: HTMLElement[]): void {
    const kept = this.#around.kept();
    const row = kept === null ? undefined : this.rows.get(kept);
    if (kept === null || !row || ids.has(kept)) return;
    const at = this.#around.shown.placeOf(kept);
    if (at >= 0) this.#put(row.getElement(), at);
    ids.add(kept);
    if (at >= 0 && at < this.start) elements.unshift(row.getElement());
    else elements.push(row.getElement());
  }

  #row(id: number, at: number): HTMLElement {
    const { lib } = this.#around;
    let row = this.rows.get(id);
    const known = this.#around.known(id);
    if (!row) {
      row = lib.rowManager.addRowActual({ id }, false, undefined, true);
      this.rows.set(id, row);
    } else if (known && this.#blank.delete(id)) this.#around.refresh(row);
    if (!known) this.#blank.add(id);
    row.initialize();
    const el = row.getElement();
    this.#put(el, at);
    this.#around.dress(row, at);
    return el;
  }

  #put(el: HTMLElement, at: number): void {
    const top = `${this.topOf(at)}px`;
    if (el.style.top !== top) el.style.top = top;
    el.ariaRowIndex = String(this.#around.first() + at + 2);
    flag(el, "data-even", at % 2 === 1);
  }

  #title(title: Title, at: number): HTMLElement {
    let el = this.#titles.get(title.key);
    if (!el) {
      const fold = h("button", { class: "tr-grid__fold", type: "button", tabIndex: -1 });
      const content = h("div", { class: "tabulator-cell", role: "gridcell" }, fold);
      el = h("div", { class: "tabulator-row tr-grid__title", role: "row" }, content);
      this.#titles.set(title.key, el);
    }
    const fold = el.querySelector("button") as HTMLButtonElement;
    const count = h("span", { class: "tr-grid__muted" }, String(title.count ?? ""));
    const own = this.#around.heading(title);
    if (own) fold.replaceChildren(chevron(), own);
    else fold.replaceChildren(chevron(), h("span", null, title.text || say("(empty)")), count);
    fold.ariaExpanded = String(title.open);
    fold.onclick = () => this.#around.toggle(title);
    el.style.setProperty("--depth", String(title.level));
    this.#put(el, at);
    return el;
  }

  #arrange(parent: HTMLElement, elements: HTMLElement[]): void {
    let cursor = parent.firstElementChild;
    const wanted = new Set<Element>(elements);
    for (const el of elements) {
      while (cursor && !wanted.has(cursor)) cursor = cursor.nextElementSibling;
      if (el === cursor) cursor = cursor.nextElementSibling;
      else place(parent, el, cursor);
    }
  }

  #drop(ids: Set<number>, keys: Set<string>): void {
    const active = document.activeElement;
    let bereft = false;
    for (const [id, row] of this.rows) {
      if (ids.has(id)) continue;
      const el = row.getElement();
      bereft ||= el.contains(active);
      this.rows.delete(id);
      this.#blank.delete(id);
      row.deleteActual(true);
      el.remove();
    }
    for (const [key, el] of this.#titles) {
      if (keys.has(key)) continue;
      bereft ||= el.contains(active);
      this.#titles.delete(key);
      el.remove();
    }
    if (bereft) this.#around.bereft();
  }

  titleOf(key: string): HTMLElement | undefined {
    return this.#titles.get(key);
  }

  /** Make all rows anew, as after a change of columns. */
  forget(): void {
    for (const row of this.rows.values()) {
      const el = row.getElement();
      row.deleteActual(true);
      el.remove();
    }
    this.rows.clear();
    this.#blank.clear();
  }

  /** Scroll so that an entry is in sight. */
  reveal(at: number): void {
    const { box } = this;
    const [top, bottom] = [this.topOf(at), this.topOf(at) + this.#around.high()];
    if (top < box.scrollTop) box.scrollTop = top;
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
    this.draw();
  }
}

/** Show the cells of a row as they are now, but for one. */
export function refresh(row: LibRow, but: unknown = null): void {
  for (const cell of row.cells) {
    if (cell === but) continue;
    const { activeElement } = document;
    const inside = cell.element !== activeElement && cell.element.contains(activeElement);
    cell.layoutElement();
    if (inside) cell.element.focus({ preventScroll: true });
  }
}

export function chevron(): SVGSVGElement {
  return icon("chevron-right");
}
