/** How rows travel: blocks of typed columns. Owns: reading them. Knows no order and no elements. */

import type { Value } from "../../client/types.ts";

type Numbers = "f8" | "f4" | "i1" | "i2" | "i4" | "u1" | "u2" | "u4" | "i8" | "u8";

/** Cells of one column: numbers with what is missing, truths, clocks, values as they are, or codes of texts. */
export type Typed =
  | { t: Numbers; d: DataView; m?: DataView | null }
  | { t: "b" | "ms"; d: DataView }
  | { t: "s"; v: Value[] }
  | { t: "c"; v: string[]; d: DataView };

/** What a `Styler` says of cells: which style, and which text in place of the value's. */
export interface Marks {
  css: string[];
  at: [row: number, at: number, css: number][];
  text: [row: number, at: number, text: string][];
}

export interface Cells {
  ids: DataView;
  /** By the place of the column. */
  cells: (Typed | null)[];
  marks: Marks | null;
}

export interface Block extends Cells {
  version: number;
  /** Of the value, and of what the filters leave. */
  total: number;
  count: number;
  /** Rows a page; null without pages. */
  size: number | null;
  pages: number;
  /** Place of its first row in the order that is shown; null where rows were asked for by their ids. */
  first: number | null;
  locked: number[];
  depth: DataView | null;
  groups?: Typed[] | null;
  pinned: Cells | null;
  /** The ids of all rows that are shown, where they are more than these. */
  order: DataView | null;
  keep?: boolean;
  /** All rows are here, for a page that has no server: by what columns are put in order, and of how many rows these are. */
  alone?: { of: number | null; keys: (Typed | null)[] };
}

export interface Changed {
  version: number;
  total: number;
  count: number;
  parts: { at: number; ids: DataView; cells: Typed }[];
  marks: (Marks & { ids: DataView }) | null;
}

const KINDS = {
  f8: Float64Array,
  f4: Float32Array,
  i1: Int8Array,
  i2: Int16Array,
  i4: Int32Array,
  u1: Uint8Array,
  u2: Uint16Array,
  u4: Uint32Array,
  i8: BigInt64Array,
  u8: BigUint64Array,
};

type Kind = keyof typeof KINDS;
type Arrays = {
  [K in Kind]: ReturnType<(typeof KINDS)[K]["from"]>;
};

function array<K extends Kind>(kind: K, data: DataView): Arrays[K] {
  const make = KINDS[kind] as unknown as new (buffer: ArrayBufferLike, at: number, length: number) => unknown;
  const size = Number(kind[1]);
  return new make(data.buffer, data.byteOffset, data.byteLength / size) as Arrays[K];
}

/** The ids in a buffer. */
export const idsOf = (data: DataView): Float64Array<ArrayBuffer> => array("f8", data);

/** Ids as the server is told them, in runs: from one to another that is not in it. */
export function runsOf(ids: Iterable<number>): DataView<ArrayBuffer> {
  const ends: number[] = [];
  for (const id of ids)
    if (ends.length && ends.at(-1) === id) ends[ends.length - 1] = id + 1;
    else ends.push(id, id + 1);
  return new DataView(new Float64Array(ends).buffer);
}

/** The ids in runs. */
export function idsIn(runs: DataView | null): number[] {
  const ids: number[] = [];
  const ends = runs?.byteLength ? idsOf(runs) : [];
  for (let at = 0; at < ends.length; at += 2)
    for (let id = ends[at] as number; id < (ends[at + 1] as number); id++) ids.push(id);
  return ids;
}

export const depthsOf = (data: DataView): Int8Array => array("i1", data);

/** What stands in a row of a column; null where a value is missing. */
export type Reader = (row: number) => unknown;

export function reader(column: Typed): Reader {
  switch (column.t) {
    case "s":
      return (row) => column.v[row] ?? null;
    case "c": {
      const codes = array("i4", column.d);
      return (row) => column.v[codes[row] ?? -1] ?? null;
    }
    case "b": {
      const truths = array("u1", column.d);
      return (row) => (truths[row] === 2 ? null : truths[row] === 1);
    }
    case "ms": {
      const clocks = array("f8", column.d);
      return (row) => present(clocks[row]);
    }
    default: {
      const numbers = array(column.t, column.d);
      const missing = column.m ? array("u1", column.m) : null;
      return (row) => (missing?.[row] ? null : present(numbers[row]));
    }
  }
}

function present(value: number | bigint | undefined): number | bigint | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** A value as text: a list of words or whole numbers with commas between them, other lists as JSON. */
export function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  const words =
    Array.isArray(value) && value.every((each) => typeof each === "string" || Number.isInteger(each));
  return words ? value.join(", ") : JSON.stringify(value);
}
