/**
 * What front ends know of the components in `boolean.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Boolean`. */
export interface BooleanParams {
  /** Whether it is on. */
  value: boolean;
}
