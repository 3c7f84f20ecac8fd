/**
 * What front ends know of the components in `check_group.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `CheckBoxGroup`. */
export interface CheckBoxGroupParams {
  /** Whether they stand beside each other, not below. */
  inline: boolean;
  /** The list's number, then those of the chosen options. */
  value: number[] | null;
  /** The list's number, then its texts. */
  labels: [number, ...string[]];
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}

/** The parameters of `CheckButtonGroup`. */
export interface CheckButtonGroupParams {
  /** Which way the buttons follow each other. */
  orientation: "horizontal" | "vertical";
  /** The list's number, then those of the chosen options. */
  value: number[] | null;
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
