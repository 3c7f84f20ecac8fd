/**
 * What front ends know of the components in `datetime_input.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `DatetimeInput`. */
export interface DatetimeInputParams {
  /** The moment, a `datetime.datetime`; `None` for none. */
  value: string | (string | null)[] | null;
  /** Shown while it is empty; without one the form, by an example. */
  placeholder: string;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}

/** The parameters of `DatetimeRangeInput`. */
export interface DatetimeRangeInputParams {
  /** Both, the earlier one first. */
  value: (string | null)[] | null;
  /** Shown while it is empty; without one the form, by an example. */
  placeholder: string;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}
