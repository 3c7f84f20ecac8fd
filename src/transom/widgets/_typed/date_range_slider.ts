/**
 * What front ends know of the components in `date_range_slider.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `DateRangeSlider`. */
export interface DateRangeSliderParams {
  /** Both, where there are two. */
  value: [number, number] | null;
  /** Both, where there are two. */
  value_throttled: [number, number] | null;
  /** Days from one to the next. */
  step: number;
  /** The first. */
  start: number | null;
  /** The last. */
  end: number | null;
  /** How it is written, as `strftime` has it; `None`: in the page's language. */
  format: string | null;
  /** Which way it lies. */
  orientation: "horizontal" | "vertical";
  /** "rtl": its start is where otherwise its end is. */
  direction: "ltr" | "rtl";
  /** Whether its value is written beside its label. */
  show_value: boolean;
  /** Whether its value is shown at the knob while it is moved, where it is not beside its label. */
  tooltips: boolean;
  /** Least milliseconds between two values sent while it is moved. */
  throttle: number;
  /** The colour of the chosen part of the track. */
  bar_color: string | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}
