/**
 * What front ends know of the components in `player.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `Player`. */
export interface PlayerParams {
  /** Where it is. */
  value: number | null;
  /** Where it is, but while its knob is being moved. */
  value_throttled: number | null;
  /** The first number. */
  start: number;
  /** The last number. */
  end: number;
  /** From one number to the next. */
  step: number;
  /** 1 while it plays, -1 backwards, 0 while it stands. */
  direction: number;
  /** Least milliseconds from one value to the next. */
  interval: number;
  /** What comes after the last: nothing, the first, or the way back. */
  loop_policy: "once" | "loop" | "reflect";
  /** Whether the value is written beside the label. */
  show_value: boolean;
  /** Where the label and the value stand. */
  value_align: "start" | "center" | "end";
  /** Whether the user can choose what comes after the last. */
  show_loop_controls: boolean;
  /** Which buttons there are. */
  visible_buttons: Value[];
  /** Which of the policies the user can choose. */
  visible_loop_options: Value[];
  /** How large the buttons are, as a factor. */
  scale_buttons: number;
  /** For how many milliseconds a new interval is shown. */
  preview_duration: number;
  /** How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter. */
  format: string | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}
