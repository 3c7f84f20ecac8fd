/**
 * What front ends know of the components in `indicator.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Indicator`. */
export interface IndicatorParams {
  /** What the user has chosen or written. */
  value: boolean | [string, string, string] | number | [number | null, string, string, string] | null;
}
