/**
 * What front ends know of the components in `date_picker.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `DatePicker`. */
export interface DatePickerParams {
  /** The day, a `datetime.date`; `None` for none. */
  value: string | null;
  /** The first day that can be chosen. */
  start: string | null;
  /** The last day that can be chosen. */
  end: string | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}

/** The parameters of `DateRangePicker`. */
export interface DateRangePickerParams {
  /** Both, the earlier one first. */
  value: (string | null)[] | null;
  /** The first day that can be chosen. */
  start: string | null;
  /** The last day that can be chosen. */
  end: string | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}
