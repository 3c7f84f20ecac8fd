/**
 * What front ends know of the components in `named.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `NamedLayout`. */
export interface NamedLayoutParams {
  /** The number of each object, which it keeps wherever it goes, and its name. */
  names: [number, string][];
  /** What is shown. */
  active: number[] | number;
  /** Whether the page has only what is shown. */
  dynamic: boolean;
  /** 1 where it scrolls, and as much as is told by `_BARS`. */
  scroll: number;
  /** The components inside, in order. */
  children: string[];
}
