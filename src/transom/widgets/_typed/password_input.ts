/**
 * What front ends know of the components in `password_input.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `PasswordInput`. */
export interface PasswordInputParams {
  /** What password managers may fill in: "new-password", "one-time-code", "off" … */
  autocomplete: string;
  /** The text as of the last time that it was confirmed. */
  value: string;
  /** The text as of the last key. */
  value_input: string;
  /** Shown while it is empty. */
  placeholder: string;
  /** Most characters that can be entered; `None` for no bound. */
  max_length: number | null;
  /** What is wrong with its value, said at the field. */
  error: string | null;
  /** Whether something has to be entered: marked, and said once it was left empty. */
  required: boolean;
}
