/**
 * What front ends know of the components in `loading_spinner.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `LoadingSpinner`. */
export interface LoadingSpinnerParams {
  /** Whether it turns. */
  value: boolean;
  /** Its diameter in CSS pixels. */
  size: number;
  /** Its colour: one of Panel's names, or any of CSS. */
  color: string;
}
