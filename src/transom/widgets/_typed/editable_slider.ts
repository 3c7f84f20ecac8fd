/**
 * What front ends know of the components in `editable_slider.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `Editable`. */
export interface EditableParams {
  /** Whether the number can be typed. */
  editable: boolean | Value[];
  /** No number below is taken; `None` for no bound. */
  fixed_start: number | null;
  /** No number above is taken; `None` for no bound. */
  fixed_end: number | null;
  /** It stands in a field. */
  show_value: boolean;
  /** The lowest number. */
  start: number;
  /** The highest number. */
  end: number;
  /** Which way it lies. */
  orientation: "horizontal" | "vertical";
  /** "rtl": its start is where otherwise its end is. */
  direction: "ltr" | "rtl";
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
  value_throttled: number | [number, number] | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
  /** What the user has chosen or written. */
  value: number | [number, number] | null;
}

/** The parameters of `EditableIntSlider`. */
export interface EditableIntSliderParams {
  /** No number below is taken; `None` for no bound. */
  fixed_start: number | null;
  /** No number above is taken; `None` for no bound. */
  fixed_end: number | null;
  /** Whether the number can be typed. */
  editable: boolean;
  /** It stands in a field. */
  show_value: boolean;
  /** The number chosen; `None` for none yet. */
  value: number | null;
  /** The number as of the last release. */
  value_throttled: number | null;
  /** The lowest number. */
  start: number;
  /** The highest number. */
  end: number;
  /** From one number to the next. */
  step: number;
  /** Which way it lies. */
  orientation: "horizontal" | "vertical";
  /** "rtl": its start is where otherwise its end is. */
  direction: "ltr" | "rtl";
  /** Whether its value is shown at the knob while it is moved, where it is not beside its label. */
  tooltips: boolean;
  /** Least milliseconds between two values sent while it is moved. */
  throttle: number;
  /** The colour of the chosen part of the track. */
  bar_color: string | null;
  /** How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter. */
  format: string | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}

/** The parameters of `EditableFloatSlider`. */
export interface EditableFloatSliderParams {
  /** Whether the number can be typed. */
  editable: boolean;
  /** No number below is taken; `None` for no bound. */
  fixed_start: number | null;
  /** No number above is taken; `None` for no bound. */
  fixed_end: number | null;
  /** It stands in a field. */
  show_value: boolean;
  /** The number chosen; `None` for none yet. */
  value: number | null;
  /** The number as of the last release. */
  value_throttled: number | null;
  /** The lowest number. */
  start: number;
  /** The highest number. */
  end: number;
  /** From one to the next. */
  step: number;
  /** Which way it lies. */
  orientation: "horizontal" | "vertical";
  /** "rtl": its start is where otherwise its end is. */
  direction: "ltr" | "rtl";
  /** Whether its value is shown at the knob while it is moved, where it is not beside its label. */
  tooltips: boolean;
  /** Least milliseconds between two values sent while it is moved. */
  throttle: number;
  /** The colour of the chosen part of the track. */
  bar_color: string | null;
  /** How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter. */
  format: string | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}

/** The parameters of `EditableRangeSlider`. */
export interface EditableRangeSliderParams {
  /** Whether the lower and the upper can be typed. */
  editable: Value[];
  /** No number below is taken; `None` for no bound. */
  fixed_start: number | null;
  /** No number above is taken; `None` for no bound. */
  fixed_end: number | null;
  /** It stands in a field. */
  show_value: boolean;
  /** The lower and the upper number; `None` for none yet. */
  value: [number, number] | null;
  /** Both as of the last release. */
  value_throttled: [number, number] | null;
  /** The lowest number. */
  start: number;
  /** The highest number. */
  end: number;
  /** From one number to the next. */
  step: number;
  /** Which way it lies. */
  orientation: "horizontal" | "vertical";
  /** "rtl": its start is where otherwise its end is. */
  direction: "ltr" | "rtl";
  /** Whether its value is shown at the knob while it is moved, where it is not beside its label. */
  tooltips: boolean;
  /** Least milliseconds between two values sent while it is moved. */
  throttle: number;
  /** The colour of the chosen part of the track. */
  bar_color: string | null;
  /** How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter. */
  format: string | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}
