/**
 * What front ends know of the components in `select.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Select`. */
export interface SelectParams {
  /** How many rows are shown. */
  size: number;
  /** Shown while nothing is chosen. */
  placeholder: string;
  /** Each group's text with how many options it has, in order. */
  groups: [string, number][] | null;
  /** The value of the chosen option. */
  value: number[] | null;
  /** Their numbers. */
  disabled_options: number[];
  /** The list's number, then its texts. */
  labels: [number, ...string[]];
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}
