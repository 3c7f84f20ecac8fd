/**
 * What front ends know of the components in `field.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Field`. */
export interface FieldParams {
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
  /** What the user has chosen or written. */
  value: string | number[] | boolean | ([string, number] | [string, number, string])[] | [string, number][] | (string | null)[] | number | [number, number] | null;
}
