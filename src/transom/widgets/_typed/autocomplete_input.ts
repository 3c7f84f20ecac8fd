/**
 * What front ends know of the components in `autocomplete_input.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `AutocompleteInput`. */
export interface AutocompleteInputParams {
  /** The text that stands for it. */
  value: string;
  /** The text as of the last key. */
  value_input: string;
  /** Whether it has to be one of the options; else any text is taken. */
  restrict: boolean;
  /** So many have to be written before options are offered. */
  min_characters: number;
  /** Shown while it is empty. */
  placeholder: string;
  /** What they are for, how many there are, what is said instead, and their texts. */
  completions: [string, number, string | null, string[]];
  /** Whether a function is looking for what was written. */
  pending: boolean;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}
