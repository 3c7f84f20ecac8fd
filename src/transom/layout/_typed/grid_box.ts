/**
 * What front ends know of the components in `grid_box.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `GridBox`. */
export interface GridBoxParams {
  /** Into how many rows they are put. */
  nrows: number | null;
  /** How many stand in a row. */
  ncols: number | null;
  /** Space between them in CSS pixels. */
  gap: number | null;
  /** 1 where it scrolls, and as much as is told by `_BARS`. */
  scroll: number;
  /** The components inside, in order. */
  children: string[];
}
