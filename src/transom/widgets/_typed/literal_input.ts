/**
 * What front ends know of the components in `literal_input.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `LiteralInput`. */
export interface LiteralInputParams {
  /** The value as of the last time that it was confirmed; `None` for none. */
  value: string;
  /** The text as of the last key. */
  value_input: string;
  /** Shown while it is empty. */
  placeholder: string;
  /** Browsers fill in nothing. */
  autocomplete: string;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
  /** Larger arrays are not sent to the page, and cannot be edited there. */
  max_array_size?: number;
}
