/**
 * What front ends know of the components in `moments.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Moments`. */
export interface MomentsParams {
  /** What is chosen; `None` for none. */
  value: string | (string | null)[] | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}
