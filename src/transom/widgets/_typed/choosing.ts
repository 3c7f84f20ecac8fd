/**
 * What front ends know of the components in `choosing.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Choosing`. */
export interface ChoosingParams {
  /** The list's number, then its texts. */
  labels: [number, ...string[]];
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
  /** The list's number, then those of the chosen options. */
  value: number[] | null;
}
