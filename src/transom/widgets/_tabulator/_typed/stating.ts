/**
 * What front ends know of the components in `stating.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../../client/types.ts";

/** The parameters of `Stating`. */
export interface StatingParams {
  /** "remote" sends the rows of one page, "local" all; by the length when it is not given. */
  pagination: "local" | "remote" | null;
  /** Which page is shown, from 1 on. */
  page: number;
  /** Rows of a page; `None`: as many as fit. */
  page_size: number | null;
  /** The order: [{"field": column, "dir": "asc"}], what counts most first. */
  sorters: Value[] | [number, string][];
  /** Filters of the header: [{"field": column, "type": "like", "value": "a"}]. */
  filters: Value[] | [number, string, Value][];
  /** Columns by whose values rows are grouped. */
  groupby: Value[] | number[];
  /** Whether an index of levels is a tree of rows. */
  hierarchical: boolean;
  /** The places in `value` of the rows that are selected. */
  selection: Value[] | DataView;
  /** Whether rows are selected; "checkbox", "checkbox-single", "toggle", or how many. */
  selectable: boolean | string | number;
  /** The places in `value` of the rows that are unfolded. */
  expanded: number[] | DataView;
  /** Whether a click on a title sorts. */
  sortable: boolean | Record<string, Value>;
  /** Whether columns can be moved, by mouse or by keys. */
  movable_columns: boolean;
  /** How wide columns are. */
  layout: "fit_data" | "fit_data_fill" | "fit_data_stretch" | "fit_data_table" | "fit_columns";
  /** The height of a row in pixels. */
  row_height: number;
  /** How lines and spaces look. */
  theme: "default" | "site" | "simple" | "midnight" | "modern" | "bootstrap" | "bootstrap4" | "materialize" | "bulma" | "semantic-ui" | "fast" | "bootstrap5";
  /** CSS classes of the table. */
  theme_classes: string[];
  /** Further options of the library that draws the table. */
  configuration: Record<string, Value>;
  /** What the page is told of the columns. */
  columns: Value[] | Record<string, Value>[];
  /** The functions that are code, by their names. */
  scripts: Record<string, string | null>;
  /** What code calls the columns of the frame; nothing where there is no code. */
  fields: Value[];
  /** What the page has of the rows when it opens. */
  rows: Value;
  /** What is below the rows that are unfolded, by the ids of these. */
  contents: string[];
  /** The ids of the rows of `contents`, in order. */
  content_rows: Value[];
  /** Whether rows can be unfolded. */
  expandable: boolean;
}
