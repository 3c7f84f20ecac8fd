/**
 * Which rows are selected. Owns: what a click, a box and a key do to it. Rows are known by their ids; those that are not
 * shown stay selected until the user begins a selection of others.
 */

import { flag, h } from "../../client/dom.ts";
import { say } from "../../client/words.ts";
import type { LibRow } from "./library.ts";
import { idsIn, runsOf } from "./wire.ts";

export type Selectable = boolean | number | "checkbox" | "checkbox-single" | "toggle";

interface Around {
  how(): Selectable;
  /** In runs. */
  selection(): DataView;
  select(runs: DataView): void;
  /** The ids of the rows that are shown, in order. */
  shown(): number[];
  locked(id: number): boolean;
}

export class Selecting {
  readonly #around: Around;
  /** Whether all rows that are shown are selected. */
  every = false;
  /** Where a range begins. */
  #anchor: number | null = null;
  #selected = new Set<number>();
  readonly #all = h("input", {
    class: "tr-grid__tick",
    type: "checkbox",
    "aria-label": say("Select all rows"),
  });

  constructor(around: Around) {
    this.#around = around;
    this.#all.addEventListener("click", () => this.#toggleAll());
  }

  /** Whether there is a column of boxes. */
  get boxes(): boolean {
    return String(this.#around.how()).startsWith("checkbox");
  }

  get several(): boolean {
    const how = this.#around.how();
    return how !== false && how !== 1 && how !== "checkbox-single";
  }

  /** How many are selected, also of those that are not shown. */
  get count(): number {
    return this.#selected.size;
  }

  /** Whether the rows of all pages are selected at once. */
  get offers(): boolean {
    return this.several && this.boxes;
  }

  /** The box in the head. */
  all(): Node {
    return this.several ? this.#all : h("span", { class: "tr-sr-only" }, say("Select"));
  }

  /** The box of a row. */
  box(id: number): Node {
    const can = this.#can(id);
    const label = say("Select row");
    const box = h("input", {
      class: "tr-grid__tick",
      type: "checkbox",
      tabIndex: -1,
      "aria-label": label,
      disabled: !can,
    });
    box.checked = this.#selected.has(id);
    return box;
  }

  #can(id: number): boolean {
    return id >= 0 && !this.#around.locked(id);
  }

  /** A row was clicked, or chosen by a key; `boxed` when on its box. */
  press(id: number, { shiftKey, ctrlKey, metaKey }: MouseEvent | KeyboardEvent, boxed = false): void {
    const how = this.#around.how();
    if (how === false || (this.boxes && !boxed) || !this.#can(id)) return;
    const more = ctrlKey || metaKey;
    if (shiftKey && this.several) return this.#range(id, more || boxed);
    this.#anchor = id;
    const toggles = boxed || more || how === "toggle" || typeof how === "number";
    this.#set(this.several && toggles ? this.#toggled(id) : this.#only(id, toggles));
  }

  #only(id: number, toggles: boolean): number[] {
    return toggles && this.count === 1 && this.#selected.has(id) ? [] : [id];
  }

  #toggled(id: number): number[] {
    const now = [...this.#selected];
    const others = now.filter((each) => each !== id);
    if (others.length < now.length) return others;
    const how = this.#around.how();
    return [...others, id].slice(-(typeof how === "number" ? how : others.length + 1));
  }

  /** All between where the range begins and `id`, as they are shown. */
  #range(id: number, more: boolean): void {
    const shown = this.#around.shown();
    const [from, to] = [shown.indexOf(this.#anchor ?? id), shown.indexOf(id)];
    if (to < 0) return;
    const [start, stop] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
    const range = shown.slice(start, stop + 1).filter((each) => this.#can(each));
    const how = this.#around.how();
    const all = more ? [...new Set([...this.#selected, ...range])] : range;
    this.#set(typeof how === "number" ? all.slice(0, how) : all);
    this.#anchor ??= id;
  }

  #toggleAll(): void {
    const shown = this.#around.shown().filter((id) => this.#can(id));
    const every = shown.every((id) => this.#selected.has(id));
    const here = new Set(shown);
    const now = [...this.#selected];
    this.#set(every ? now.filter((id) => !here.has(id)) : [...new Set([...now, ...shown])]);
  }

  #set(ids: number[]): void {
    this.#around.select(runsOf(ids));
  }

  clear(): void {
    this.#set([]);
  }

  /** Take what is selected now. */
  read(): void {
    this.#selected = new Set(idsIn(this.#around.selection()));
    const shown = this.several && this.#selected.size ? this.#around.shown() : [];
    const count = shown.filter((id) => this.#selected.has(id)).length;
    const left = shown.filter((id) => !this.#selected.has(id) && this.#can(id)).length;
    this.every = count > 0 && left === 0;
    this.#all.checked = this.every;
    this.#all.indeterminate = count > 0 && left > 0;
  }

  /** Show whether a row is selected. */
  dress(row: LibRow): void {
    const { id } = row.data;
    const el = row.getElement();
    const on = this.#selected.has(id);
    flag(el, "data-selected", on);
    if (this.#around.how() === false || id < 0) el.ariaSelected = null;
    else el.ariaSelected = String(on);
    const box = el.querySelector<HTMLInputElement>(".tr-grid__box > .tr-grid__tick");
    if (box) box.checked = on;
  }
}
