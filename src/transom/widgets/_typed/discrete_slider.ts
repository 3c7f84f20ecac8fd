/**
 * What front ends know of the components in `discrete_slider.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `DiscreteSlider`. */
export interface DiscreteSliderParams {
  /** As the value is. */
  value_throttled: number[] | null;
  /** How numbers among the options are written that have no label. */
  formatter: string;
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
  /** The value of the chosen option. */
  value: number[] | null;
  /** Their numbers. */
  disabled_options: number[];
  /** The list's number, then its texts. */
  labels: [number, ...string[]];
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}
