/**
 * What front ends know of the components in `toned.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Toned`. */
export interface TonedParams {
  /** Its meaning, shown by its colour. */
  button_type: "default" | "primary" | "success" | "warning" | "danger" | "light";
  /** Filled or outlined. */
  button_style: "solid" | "outline";
  /** How many milliseconds the pointer rests before the description is shown. */
  description_delay: number;
}

/** The parameters of `Pictured`. */
export interface PicturedParams {
  /** The name of an icon before the label. */
  icon: string | null;
  /** The size of the icon, a length of CSS such as "1.5em" or "20px". */
  icon_size: string;
  /** Its meaning, shown by its colour. */
  button_type: "default" | "primary" | "success" | "warning" | "danger" | "light";
  /** Filled or outlined. */
  button_style: "solid" | "outline";
  /** How many milliseconds the pointer rests before the description is shown. */
  description_delay: number;
}
