/** The columns of a table. Owns: what the server says of each, and what the library is told. */

import type { Value } from "../../client/types.ts";

export interface Kind {
  /** A name, or "code". */
  type: string;
  params: Params;
  code?: (...args: unknown[]) => unknown;
  /** Whether a cell is edited. */
  when?: (...args: unknown[]) => unknown;
}

/** What an author gives for a format or an editor. */
export type Params = Record<string, unknown>;

/** A column; see `columns.py`. */
export interface Column {
  at: number;
  title: string;
  group: string[];
  kind:
    | "int"
    | "float"
    | "bool"
    | "text"
    | "datetime"
    | "date"
    | "time"
    | "decimal"
    | "duration"
    | "any"
    | "button"
    // Those of the page's own.
    | "select"
    | "expand";
  index: boolean;
  width: number | string | null;
  align: "left" | "center" | "right";
  head_align: string | null;
  tooltip: string | boolean | null;
  frozen: "left" | "right" | null;
  sort: boolean;
  format: Kind | null;
  title_format: Kind | null;
  edit: Kind | null;
  check: [type: string, params: Value][];
  filter: (Kind & { op: string; placeholder: string | null }) | null;
  zone: string | null;
  icon: string | null;
}

const NONE: Omit<Column, "at" | "kind"> = {
  title: "",
  group: [],
  index: false,
  width: 44,
  align: "center",
  head_align: null,
  tooltip: null,
  frozen: "left",
  sort: false,
  format: null,
  title_format: null,
  edit: null,
  check: [],
  filter: null,
  zone: null,
  icon: null,
};

/** Columns that the page adds: with boxes that select rows, and with buttons that unfold them. */
export const SELECT: Column = { ...NONE, at: -1, kind: "select" };
export const EXPAND: Column = { ...NONE, at: -2, kind: "expand" };

interface Definition {
  title: string;
  columns?: Definition[];
  [option: string]: unknown;
}

const SIDES = ["left", null, "right"] as const;

/** The definitions that the library is given, columns of one group within it; frozen ones stand at their sides. */
export function definitions(columns: Column[], defaults: Params): Definition[] {
  const top: Definition[] = [];
  for (const column of SIDES.flatMap((side) => columns.filter(({ frozen }) => frozen === side))) {
    let list = top;
    for (const title of column.group) {
      const last = list.at(-1);
      const frozen = Boolean(column.frozen);
      if (last?.columns && last.title === title && last.frozen === frozen) list = last.columns;
      else {
        const group: Definition & { columns: Definition[] } = { title, columns: [], frozen };
        list.push(group);
        list = group.columns;
      }
    }
    list.push(definition(column, defaults));
  }
  return top;
}

function definition(column: Column, defaults: Params): Definition {
  const { at, title, align, head_align, width, frozen, group } = column;
  return {
    minWidth: leastWidth(column),
    ...(at < 0 ? {} : defaults),
    title: title || " ",
    field: `c${at}`,
    hozAlign: align,
    headerHozAlign: head_align ?? align,
    resizable: at < 0 || defaults.resizable === false ? false : "header",
    ...(width === null ? { maxInitialWidth: 420 } : { width }),
    frozen: Boolean(frozen) && !group.length,
    transom: column,
  };
}

/** The field of a day needs more than its title. */
function leastWidth({ at, filter }: Column): number {
  return at < 0 ? 44 : filter?.type.startsWith("date") ? 136 : 56;
}
