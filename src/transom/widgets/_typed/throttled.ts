/**
 * What front ends know of the components in `throttled.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Throttled`. */
export interface ThrottledParams {
  /** The value as of the last release. */
  value_throttled: number | string | [number, number] | number[] | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
  /** What the user has chosen or written. */
  value: number | string | [number, number] | number[] | null;
}
