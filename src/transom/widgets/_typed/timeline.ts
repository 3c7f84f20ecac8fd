/**
 * What front ends know of the components in `timeline.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Timeline`. */
export interface TimelineParams {
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
  /** From one number to the next. */
  step: number;
  /** The value as of the last release. */
  value_throttled: number | [number, number] | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
  /** What the user has chosen or written. */
  value: number | [number, number] | null;
}
