/**
 * What front ends know of the components in `radio_group.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `RadioGroup`. */
export interface RadioGroupParams {
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

/** The parameters of `RadioBoxGroup`. */
export interface RadioBoxGroupParams {
  /** Whether they stand beside each other, not below. */
  inline: boolean;
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

/** The parameters of `RadioButtonGroup`. */
export interface RadioButtonGroupParams {
  /** Which way the buttons follow each other. */
  orientation: "horizontal" | "vertical";
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
  /** Its meaning, shown by its colour. */
  button_type: "default" | "primary" | "success" | "warning" | "danger" | "light";
  /** Filled or outlined. */
  button_style: "solid" | "outline";
  /** How many milliseconds the pointer rests before the description is shown. */
  description_delay: number;
}
