/**
 * What front ends know of the components in `figure.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Figure`. */
export interface FigureParams {
  /** What stands before the number, the number and what stands behind. */
  value: [string, string, string] | [number | null, string, string, string] | null;
}
