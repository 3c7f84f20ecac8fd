/** The rows that the page knows, by their ids. Owns: cells, what was said of them since, what is asked for. */

import type { Alone } from "./alone.ts";
import {
  type Block,
  type Cells,
  type Changed,
  depthsOf,
  idsOf,
  type Marks,
  type Reader,
  reader,
} from "./wire.ts";

/** So many rows are asked for at once. */
const MOST = 1000;
/** So long an answer is waited for, in milliseconds. */
const PATIENCE = 5000;

export interface Mark {
  css?: string;
  text?: string;
}

interface Known {
  readers: (Reader | null)[];
  row: number;
  /** What has changed since the block came. */
  later?: Map<number, unknown>;
  marks?: Map<number, Mark>;
}

export interface Question {
  version: number;
  first: number;
  stop: number;
  ids: number[];
}

export class Stock {
  version = -1;
  total = 0;
  /** Of how many rows these are, where not all were saved. */
  of: number | null = null;
  /** What finds rows where there is no server. */
  alone: Alone | null = null;
  count = 0;
  size: number | null = null;
  pages = 1;
  /** The place of the first of `order` among all that is shown. */
  first = 0;
  /** All that is shown, in order; of a remote page its rows. */
  order = new Float64Array();
  depths: Int8Array | null = null;
  /** For each level of groups the title of each of `order`. */
  groups: Reader[] = [];
  pinned = new Float64Array();
  locked = new Set<number>();
  /** Columns whose filter cannot be looked for here. */
  readonly refused = new Set<number>();
  readonly #ask: (question: Question) => void;
  #known = new Map<number, Known>();
  /** What rows had before, shown until they are known again. */
  #before = new Map<number, Known>();
  #typed = new Map<string, { value: unknown }>();
  #asked = 0;

  constructor(ask: (question: Question) => void) {
    this.#ask = ask;
  }

  /** Other rows, or the same in another order. */
  replace(block: Block): boolean {
    if (block.version <= this.version) return false;
    if (!block.keep) {
      this.#before = new Map([...this.#before, ...this.#known]);
      this.#known = new Map();
      this.locked = new Set();
      this.#typed = new Map();
    }
    this.#counts(block);
    this.of = block.alone?.of ?? null;
    this.size = block.size;
    this.pages = block.pages;
    this.first = block.first ?? 0;
    this.order = new Float64Array(idsOf(block.order ?? block.ids));
    this.depths = block.depth && depthsOf(block.depth);
    this.groups = (block.groups ?? []).map(reader);
    this.pinned = block.pinned ? idsOf(block.pinned.ids) : new Float64Array();
    if (block.pinned) this.#keep(block.pinned);
    this.#keepBlock(block);
    return true;
  }

  /** The page itself has found which rows are shown. */
  arrange(found: Pick<Stock, "count" | "size" | "pages" | "first" | "order" | "groups">): void {
    Object.assign(this, found);
  }

  /** Rows at the end; `dropped` have gone at the beginning. */
  add(block: Block, dropped: DataView | null): boolean {
    if (block.version <= this.version) return false;
    this.#counts(block);
    this.size = block.size;
    this.pages = block.pages;
    this.#keepBlock(block);
    const gone = new Set(dropped ? idsOf(dropped) : []);
    for (const id of gone) this.#known.delete(id);
    const left = gone.size ? this.order.filter((id) => !gone.has(id)) : this.order;
    const more = idsOf(block.order ?? block.ids);
    const order = new Float64Array(left.length + more.length);
    order.set(left);
    order.set(more, left.length);
    this.order = order;
    return true;
  }

  /** Cells that were asked for. */
  take(block: Block, own: boolean): void {
    if (own) this.#asked = 0;
    if (block.version === this.version) this.#keepBlock(block);
  }

  /** Returns the ids of the rows in which something has changed. */
  change(changed: Changed): Set<number> {
    const ids = new Set<number>();
    if (changed.version <= this.version) return ids;
    this.#counts(changed);
    for (const { at, ids: rows, cells } of changed.parts) {
      const read = reader(cells);
      idsOf(rows).forEach((id, row) => {
        ids.add(id);
        const known = this.#known.get(id);
        if (!known) return;
        known.later ??= new Map();
        known.later.set(at, read(row));
      });
    }
    const { marks } = changed;
    if (marks) {
      const rows = idsOf(marks.ids);
      for (const id of rows) {
        ids.add(id);
        delete this.#known.get(id)?.marks;
      }
      this.#mark(marks, rows);
    }
    return ids;
  }

  #counts({ version, total, count }: { version: number; total: number; count: number }): void {
    this.version = version;
    this.#asked = 0; // what was asked of the version before is not answered
    this.total = total;
    this.count = count;
  }

  #keepBlock(block: Block): void {
    this.#keep(block);
    const ids = idsOf(block.ids);
    for (const row of block.locked) this.locked.add(ids[row] as number);
  }

  #keep({ ids, cells, marks }: Cells): void {
    const readers = cells.map((column) => column && reader(column));
    const rows = idsOf(ids);
    rows.forEach((id, row) => {
      this.#known.set(id, { readers, row });
      this.#before.delete(id);
    });
    if (marks) this.#mark(marks, rows);
  }

  #mark({ css, at, text }: Marks, ids: Float64Array): void {
    const mark = (row: number, column: number, what: Mark) => {
      const known = this.#known.get(ids[row] as number);
      if (!known) return;
      known.marks ??= new Map();
      known.marks.set(column, { ...known.marks.get(column), ...what });
    };
    for (const [row, column, number] of at) mark(row, column, { css: css[number] ?? "" });
    for (const [row, column, shown] of text) mark(row, column, { text: shown });
  }

  knows(id: number): boolean {
    return this.#known.has(id);
  }

  /** Whether there is something to show for a row, be it what was there before. */
  has(id: number): boolean {
    return this.#known.has(id) || this.#before.has(id);
  }

  /** What is in a cell; undefined while it is not known. */
  value(id: number, at: number): unknown {
    const typed = this.#typed.size ? this.#typed.get(`${id} ${at}`) : undefined;
    if (typed) return typed.value;
    const known = this.#known.get(id) ?? this.#before.get(id);
    if (!known) return undefined;
    return known.later?.has(at) ? known.later.get(at) : known.readers[at]?.(known.row);
  }

  mark(id: number, at: number): Mark | undefined {
    return (this.#known.get(id) ?? this.#before.get(id))?.marks?.get(at);
  }

  /**
   * What the user has entered is shown until the server has answered, of which the function that is returned is told.
   * That is false where something else has been entered since, of which the answer says nothing.
   */
  enter(id: number, at: number, value: unknown): () => boolean {
    const key = `${id} ${at}`;
    const typed = { value };
    this.#typed.set(key, typed);
    return () => {
      const newest = this.#typed.get(key) ?? typed;
      if (newest === typed) this.#typed.delete(key);
      return newest === typed;
    };
  }

  /** These rows are in sight: what is missing of them is asked for, one question at a time. */
  want(ids: Iterable<number>): void {
    if (this.#asked && performance.now() - this.#asked < PATIENCE) return;
    const missing = [...ids].filter((id) => !this.#known.has(id)).slice(0, MOST);
    if (!missing.length) return;
    this.#asked = performance.now();
    this.#ask({ version: this.version, first: 0, stop: 0, ids: missing });
  }
}
