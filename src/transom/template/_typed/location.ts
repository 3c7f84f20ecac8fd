/**
 * What front ends know of the components in `location.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Location`. */
export interface LocationParams {
  /** The query with its question mark, "?n=2", or empty. */
  search: string;
  /** The fragment with its number sign, "#part", or empty. */
  hash: string;
  /** Counts what code has written. */
  step: number;
  /** What the newest of that is in the history. */
  entry: "new" | "run" | "same";
  /** Counts what the page has said of its address. */
  moves: number;
}
