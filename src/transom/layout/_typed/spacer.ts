/**
 * What front ends know of the components in `spacer.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Spacer`. */
export interface SpacerParams {
  /** How it takes the space it is given. */
  sizing_mode?: "fixed" | "stretch_width" | "stretch_height" | "stretch_both" | "scale_width" | "scale_height" | "scale_both" | null;
}
