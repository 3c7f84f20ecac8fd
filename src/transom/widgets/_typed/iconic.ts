/**
 * What front ends know of the components in `iconic.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Iconic`. */
export interface IconicParams {
  /** The name of an icon, or the text of an SVG, "<svg …". */
  icon: string;
  /** The one that is shown. */
  active_icon: string;
  /** The size of the icon, a length of CSS such as "2em". */
  size: string | null;
  /** How many milliseconds the pointer rests before the description is shown. */
  description_delay: number;
}
