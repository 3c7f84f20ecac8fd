/**
 * What front ends know of the components in `modal.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Modal`. */
export interface ModalParams {
  /** Whether it is shown; false when the user has closed it. */
  open: boolean;
  /** Whether it has a button that closes it. */
  show_close_button: boolean;
  /** Whether a click beside it closes it. */
  background_close: boolean;
  /** Space between them in CSS pixels. */
  gap: number | null;
  /** 1 where it scrolls, and as much as is told by `_BARS`. */
  scroll: number;
  /** The components inside, in order. */
  children: string[];
}
