/**
 * What front ends know of the components in `number.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Numeric`. */
export interface NumericParams {
  /** The lowest number; `None` for no end. */
  start: number | string | null;
  /** The highest number; `None` for no end. */
  end: number | string | null;
  /** From one number to the next. */
  step: number | string;
  /** How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter. */
  format: string | null;
  /** The value as of the last release. */
  value_throttled: number | string | [number, number] | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
  /** What the user has chosen or written. */
  value: number | string | [number, number] | null;
}
