/**
 * What front ends know of the components in `when.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `When`. */
export interface WhenParams {
  /** What is chosen; `None` for none. */
  value: string | (string | null)[] | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}

/** The parameters of `Days`. */
export interface DaysParams {
  /** What is chosen; `None` for none. */
  value: string | (string | null)[] | null;
  /** The earliest that can be chosen. */
  start: string | null;
  /** The latest that can be chosen. */
  end: string | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}

/** The parameters of `Calendar`. */
export interface CalendarParams {
  /** What is chosen; `None` for none. */
  value: string | (string | null)[] | null;
  /** The earliest that can be chosen. */
  start: string | null;
  /** The latest that can be chosen. */
  end: string | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}

/** The parameters of `Ranged`. */
export interface RangedParams {
  /** Both, the earlier one first. */
  value: (string | null)[] | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}
