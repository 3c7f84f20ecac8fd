/**
 * What front ends know of the components in `number_input.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `NumberInput`. */
export interface NumberInputParams {
  /** The number; `None` while the field is empty. */
  value: number | string | null;
  /** Shown while it is empty. */
  placeholder: string;
  /** So many steps at once by Page Up and Page Down, and by arrows with Shift. */
  page_step_multiplier: number;
  /** Which numbers it takes, "int" or "float". */
  mode: string;
  /** The lowest number; `None` for no end. */
  start: number | string | null;
  /** The highest number; `None` for no end. */
  end: number | string | null;
  /** From one number to the next. */
  step: number | string;
  /** How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter. */
  format: string | null;
  /** The value as of the last release. */
  value_throttled: number | string | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}
