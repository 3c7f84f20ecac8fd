/**
 * What front ends know of the components in `checkbox.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Checkbox`. */
export interface CheckboxParams {
  /** Whether it is on. */
  value: boolean;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}
