/**
 * What front ends know of the components in `boolean_status.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `BooleanStatus`. */
export interface BooleanStatusParams {
  /** Whether it is lit; `None` is as false. */
  value: boolean | null;
  /** Its colour: one of Panel's names, or any of CSS. */
  color: string;
}
