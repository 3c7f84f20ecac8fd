/**
 * What front ends know of the components in `tqdm.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Tqdm`. */
export interface TqdmParams {
  /** How far; -1: unknown. */
  value: number;
  /** The value at which it is full. */
  max: number;
  /** What is said of it. */
  text: string;
  /** Whether the text stands above the bar or beside. */
  layout: "column" | "row";
  /** The colour of the bar there is. */
  bar_color: string;
}
