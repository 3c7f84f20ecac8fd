/**
 * What front ends know of the components in `slider.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Railed`. */
export interface RailedParams {
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
  /** The value as of the last release. */
  value_throttled: [number, number] | number[] | number | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
  /** What the user has chosen or written. */
  value: [number, number] | number[] | number | null;
}

/** The parameters of `Track`. */
export interface TrackParams {
  /** The lowest number. */
  start: number | null;
  /** The highest number. */
  end: number | null;
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
  /** From one number to the next. */
  step: number;
  /** How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter. */
  format: string | null;
  /** The value as of the last release. */
  value_throttled: [number, number] | number | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
  /** What the user has chosen or written. */
  value: [number, number] | number | null;
}

/** The parameters of `Slider`. */
export interface SliderParams {
  /** The lowest number. */
  start: number;
  /** The highest number. */
  end: number;
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
  /** From one number to the next. */
  step: number;
  /** How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter. */
  format: string | null;
  /** The value as of the last release. */
  value_throttled: number | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
  /** What the user has chosen or written. */
  value: number | null;
}
