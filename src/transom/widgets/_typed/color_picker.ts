/**
 * What front ends know of the components in `color_picker.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `ColorPicker`. */
export interface ColorPickerParams {
  /** The colour, such as "#00687a" or "teal". */
  value: string | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}
