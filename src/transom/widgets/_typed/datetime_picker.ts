/**
 * What front ends know of the components in `datetime_picker.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Pickable`. */
export interface PickableParams {
  /** Whether a time is chosen too; else it is midnight. */
  enable_time: boolean;
  /** Whether seconds are shown and chosen. */
  enable_seconds: boolean;
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

/** The parameters of `DatetimePicker`. */
export interface DatetimePickerParams {
  /** The moment, a `datetime.datetime`; `None` for none. */
  value: string | null;
  /** The first moment that can be chosen, or the first day. */
  start: string | null;
  /** The last moment that can be chosen, or the last day. */
  end: string | null;
  /** Whether a time is chosen too; else it is midnight. */
  enable_time: boolean;
  /** Whether seconds are shown and chosen. */
  enable_seconds: boolean;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}

/** The parameters of `DatetimeRangePicker`. */
export interface DatetimeRangePickerParams {
  /** Both, the earlier one first. */
  value: (string | null)[] | null;
  /** The first moment that can be chosen, or the first day. */
  start: string | null;
  /** The last moment that can be chosen, or the last day. */
  end: string | null;
  /** Whether a time is chosen too; else it is midnight. */
  enable_time: boolean;
  /** Whether seconds are shown and chosen. */
  enable_seconds: boolean;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}
