/**
 * What front ends know of the components in `data_frame.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `DataFrame`. */
export interface DataFrameParams {
  /** Whether the labels of rows are bold. */
  bold_rows: boolean;
  /** Width of lines between all cells in pixels. */
  border: number;
  /** CSS classes of the table. */
  classes: Value[];
  /** Whether `<` in a cell is that letter; else cells are HTML, sanitised. */
  escape: boolean;
  /** How the names of columns are aligned; as their cells by default. */
  justify: "left" | "right" | "center" | "justify" | "justify-all" | "start" | "end" | "inherit" | "match-parent" | "initial" | "unset" | null;
  /** Whether addresses in cells are links. */
  render_links: boolean;
  /** Whether a label of several levels is written once for equal ones. */
  sparsify: boolean;
  /** How cells are aligned; numbers at their end by default. */
  text_align: "start" | "end" | "center" | null;
  /** What is shown. */
  object: Value;
  /** Why it cannot be shown: title, message, detail, id. */
  error: Record<string, Value> | null;
}
