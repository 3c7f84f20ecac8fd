/**
 * What front ends know of the components in `row.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Scrolling`. */
export interface ScrollingParams {
  /** 1 where it scrolls, and as much as is told by `_BARS`. */
  scroll: number;
  /** The components inside, in order. */
  children: string[];
}

/** The parameters of `Box`. */
export interface BoxParams {
  /** Space between them in CSS pixels. */
  gap: number | null;
  /** 1 where it scrolls, and as much as is told by `_BARS`. */
  scroll: number;
  /** The components inside, in order. */
  children: string[];
}

/** The parameters of `Row`. */
export interface RowParams {
  /** Space between them in CSS pixels. */
  gap: number | null;
  /** 1 where it scrolls, and as much as is told by `_BARS`. */
  scroll: number;
  /** The components inside, in order. */
  children: string[];
}
