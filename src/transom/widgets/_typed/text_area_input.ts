/**
 * What front ends know of the components in `text_area_input.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `TextAreaInput`. */
export interface TextAreaInputParams {
  /** How many lines are shown, and at least with `auto_grow`. */
  rows: number;
  /** How many characters are side by side, without a width. */
  cols: number;
  /** Whether it is as high as its text. */
  auto_grow: boolean;
  /** How many lines it grows to with `auto_grow`. */
  max_rows: number | null;
  /** Which of its sides the user can drag. */
  resizable: "both" | "width" | "height" | false;
  /** The text as of the last time that it was confirmed. */
  value: string;
  /** The text as of the last key. */
  value_input: string;
  /** Shown while it is empty. */
  placeholder: string;
  /** Most characters that can be entered; `None` for no bound. */
  max_length: number | null;
  /** What browsers may fill in, as HTML names it: "name", "email", "street-address" … */
  autocomplete: string;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}
