/**
 * What front ends know of the components in `layout.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `ListLayout`. */
export interface ListLayoutParams {
  /** The components inside, in order. */
  children: string[];
}
