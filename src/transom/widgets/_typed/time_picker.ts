/**
 * What front ends know of the components in `time_picker.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `TimePicker`. */
export interface TimePickerParams {
  /** The time, a `datetime.time`; `None` for none. */
  value: string | null;
  /** The earliest that can be chosen. */
  start: string | null;
  /** The latest that can be chosen. */
  end: string | null;
  /** Whether seconds are chosen too; those of the value are shown anyway. */
  seconds: boolean;
  /** From one time to the next, in minutes, beginning at `start`. */
  minute_increment: number;
  /** The same in seconds, where `seconds` are chosen and each minute is. */
  second_increment: number;
  /** An example of it. */
  format: string | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}
