/**
 * What front ends know of the components in `button_icon.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `ButtonIcon`. */
export interface ButtonIconParams {
  /** For how many milliseconds the `active_icon` is shown after a click. */
  toggle_duration: number;
  /** The name of an icon, or the text of an SVG, "<svg …". */
  icon: string;
  /** The one that is shown. */
  active_icon: string;
  /** The size of the icon, a length of CSS such as "2em". */
  size: string | null;
  /** How many milliseconds the pointer rests before the description is shown. */
  description_delay: number;
}
