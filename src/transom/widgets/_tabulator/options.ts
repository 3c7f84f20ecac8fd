/** What the library is told of a table. */

import type { Model } from "../../client/types.ts";
import { type Column, definitions, EXPAND, type Params as Given, SELECT } from "./columns.ts";
import type { Filters, Sorters } from "./head.ts";
import type { Library } from "./library.ts";
import type { Selectable } from "./selecting.ts";
import type { Block } from "./wire.ts";

/** The table's parameters as they travel. */
export interface Params {
  columns: Column[];
  rows: Block | null;
  /** In runs. */
  selection: DataView;
  expanded: DataView;
  expandable: boolean;
  /** What is below unfolded rows, and of which rows. */
  contents: string[];
  content_rows: number[];
  sorters: Sorters;
  filters: Filters;
  page: number;
  page_size: number | null;
  pagination: "local" | "remote" | null;
  selectable: Selectable;
  movable_columns: boolean;
  layout: string;
  row_height: number;
  theme: string;
  theme_classes: string[];
  groupby: number[];
  configuration: Options;
  /** Addresses of the author's functions by their names, and what these call the frame's columns. */
  scripts: Record<string, string | null>;
  fields: string[];
}

/** What an author may say besides, by Tabulator's names. */
export interface Options {
  columnDefaults?: Given;
  rowHeight?: number;
  headerVisible?: boolean;
  placeholder?: unknown;
  editTriggerEvent?: string;
  paginationSizeSelector?: unknown;
  dataTreeStartExpanded?: boolean;
  columnHeaderVertAlign?: string;
  textDirection?: string;
  rowFormatter?: (row: object) => unknown;
  groupHeader?: (value: string, count: number, data: object[], group: object) => unknown;
}

/** The library's names of layouts. */
export const LAYOUTS: Record<string, string> = {
  fit_data: "fitData",
  fit_data_fill: "fitDataFill",
  fit_data_stretch: "fitDataStretch",
  fit_data_table: "fitDataTable",
  fit_columns: "fitColumns",
};

/** All columns, with those of the page's own. */
export function columnsOf(model: Model<Params>, options: Options, columns: Column[]): object[] {
  const boxes = String(model.get("selectable")).startsWith("checkbox");
  const own = [...(model.get("expandable") ? [EXPAND] : []), ...(boxes ? [SELECT] : [])];
  // What is shared out is not made so narrow that nothing can be read.
  const least = model.get("layout") === "fit_columns" ? { minWidth: 84 } : {};
  return definitions([...own, ...columns], { ...least, ...options.columnDefaults });
}

/** Options whose change makes columns or rows anew; others show in what is there. */
const OF_COLUMNS = ["columnDefaults", "columnHeaderVertAlign", "rowFormatter", "textDirection"];

/** Whether columns are to be made anew when an author says `after` in place of `before`. */
export function remakes(before: object, after: object): boolean {
  const [old, now] = [before, after].map((each) =>
    JSON.stringify(OF_COLUMNS.map((name) => Reflect.get(each, name))),
  );
  return old !== now;
}

/** Let the library have those of its options that it reads later than when the table is made. */
export function applyOptions({ element, columnManager, options: known }: Library, options: Options): void {
  const { headerVisible = true, columnHeaderVertAlign = "top", textDirection = "auto" } = options;
  const right = textDirection === "rtl" || (textDirection === "auto" && isRight(element.parentElement));
  known.columnHeaderVertAlign = columnHeaderVertAlign;
  columnManager.headersElement
    .closest(".tabulator-header")
    ?.classList.toggle("tabulator-header-hidden", !headerVisible);
  element.classList.toggle("tabulator-rtl", right);
  element.classList.toggle("tabulator-ltr", textDirection === "ltr");
}

const isRight = (el: Element | null): boolean => el !== null && getComputedStyle(el).direction === "rtl";

export function libraryOptions(model: Model<Params>, options: Options, columns: Column[]): object {
  const { headerVisible = true, columnHeaderVertAlign = "top", textDirection = "auto" } = options;
  return {
    columns: columnsOf(model, options, columns),
    layout: LAYOUTS[model.get("layout")] ?? "fitDataTable",
    movableColumns: model.get("movable_columns"),
    headerVisible,
    columnHeaderVertAlign,
    textDirection,
  };
}
