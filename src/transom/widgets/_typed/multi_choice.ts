/**
 * What front ends know of the components in `multi_choice.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `MultiChoice`. */
export interface MultiChoiceParams {
  /** How many the user can choose at most. */
  max_items: number | null;
  /** How many are in the list at most; without it 500. */
  option_limit: number | null;
  /** The same while something is written. */
  search_option_limit: number | null;
  /** Whether each of the chosen has a button that takes it out. */
  delete_button: boolean;
  /** Whether the chosen are filled with the accent. */
  solid: boolean;
  /** Shown while nothing is chosen. */
  placeholder: string;
  /** The list's number, then those of the chosen options. */
  value: number[] | null;
  /** The list's number, then its texts. */
  labels: [number, ...string[]];
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}
