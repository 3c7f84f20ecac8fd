/**
 * What front ends know of the components in `progress.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Progress`. */
export interface ProgressParams {
  /** How far; `None` or -1: unknown. */
  value: number | null;
  /** At which it is full. */
  max: number;
  /** Whether it moves while the value is unknown. */
  active: boolean;
  /** The bar's colour: one of Panel's names, or any of CSS. */
  bar_color: string;
}
