/**
 * What front ends know of the components in `multi_select.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `MultiSelect`. */
export interface MultiSelectParams {
  /** How many rows are shown; further ones are scrolled to. */
  size: number;
  /** The list's number, then those of the chosen options. */
  value: number[] | null;
  /** The list's number, then its texts. */
  labels: [number, ...string[]];
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}
