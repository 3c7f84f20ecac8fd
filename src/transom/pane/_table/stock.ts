/** The rows of a table that the page has. Owns: what is known in which order, what is asked for. Knows no elements. */

/** A text; in a list where it stands for a value that is missing. */
export type Cell = string | [string];
export type Sort = [column: number, descending: boolean] | null;

/** A table as the server sends it; see `view.py`. */
export interface Rows {
  kind: "rows";
  version: number;
  count: number;
  /** How many of the columns are labels of the rows. */
  index: number;
  heads: [name: string | null, span: number][][] | null;
  /** Which columns stand at their end. */
  ends: boolean[];
  /** By what the server knows each column; -1 for one that does not sort. */
  sorts: number[];
  widths: (string | null)[] | null;
  note: string | null;
  rows: Cell[][];
}

export interface Question {
  version: number;
  start: number;
  stop: number;
  sort: Sort;
}

export interface Answer extends Question {
  rows: Cell[][];
  by: string;
}

/** So many rows are kept. */
const KEPT = 2000;
/** So long an answer is waited for, in milliseconds. */
const PATIENCE = 5000;

export class Stock {
  sort: Sort = null;
  readonly #ask: (question: Question) => void;
  #table: Rows | null = null;
  #known = new Map<number, Cell[]>();
  /** What stood there before a change, and is shown until the new rows are there. */
  #before = new Map<number, Cell[]>();
  #asked = 0;

  constructor(ask: (question: Question) => void) {
    this.#ask = ask;
  }

  row(at: number): Cell[] | undefined {
    return this.#known.get(at) ?? this.#before.get(at);
  }

  /** Another table, or the same changed: the order stays if it has the column. */
  replace(table: Rows): void {
    const same = String(this.#table?.heads?.at(-1)) === String(table.heads?.at(-1));
    if (!same || (this.sort && !table.sorts.includes(this.sort[0]))) this.sort = null;
    this.#table = table;
    this.#renew(same);
  }

  order(sort: Sort): void {
    this.sort = sort;
    this.#renew(true);
  }

  #renew(keep: boolean): void {
    this.#before = keep ? new Map([...this.#before, ...this.#known]) : new Map();
    this.#known = new Map();
    this.#asked = 0;
    if (!this.sort) this.#keep(0, this.#table?.rows ?? []);
  }

  take(answer: Answer, own: boolean): void {
    if (own) this.#asked = 0;
    if (answer.version !== this.#table?.version || String(answer.sort) !== String(this.sort)) return;
    this.#before = new Map();
    this.#keep(answer.start, answer.rows);
  }

  #keep(start: number, rows: Cell[][]): void {
    rows.forEach((row, at) => void this.#known.set(start + at, row));
    for (const at of this.#known.keys()) {
      if (this.#known.size <= KEPT) break;
      this.#known.delete(at);
    }
  }

  /** These rows are in sight: what is missing of them is asked for, one question at a time. */
  want(start: number, stop: number): void {
    if (!this.#table || (this.#asked && performance.now() - this.#asked < PATIENCE)) return;
    const missing = [];
    for (let at = start; at < stop; at++) if (!this.#known.has(at)) missing.push(at);
    const [first] = missing;
    const last = missing.at(-1);
    if (first === undefined || last === undefined) return;
    this.#asked = performance.now();
    this.#ask({ version: this.#table.version, start: first, stop: last + 1, sort: this.sort });
  }
}
