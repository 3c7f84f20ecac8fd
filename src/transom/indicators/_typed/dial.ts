/**
 * What front ends know of the components in `dial.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Dial`. */
export interface DialParams {
  /** How broad the ring is, as a part of its radius. */
  annulus_width: number;
  /** In degrees from the right, clockwise. */
  start_angle: number;
  /** How far it goes, in degrees, clockwise. */
  end_angle: number;
  /** How broad the needle is at its foot, in radians. */
  needle_width: number;
  /** The colour of the label and of the bounds. */
  label_color: string | null;
  /** The colour behind it. */
  background: string | null;
  /** The colour of the value there is. */
  default_color: string;
  /** The colour of what is not filled. */
  unfilled_color: string | null;
  /** The colour of the needle. */
  needle_color: string | null;
  /** What stands for a value that is not known. */
  nan_format: string;
  /** How large the bounds are written, as CSS has it. */
  tick_size: string | null;
  /** How large the label is, as CSS has it. */
  title_size: string | null;
  /** How large the value is written, as CSS has it. */
  value_size: string | null;
  /** Where it stands, at the nearest bound if it is beyond, and its text as that of a tick; `null`: not known. */
  value: [number | null, string, string, string] | null;
  /** The two ends; and what is written along the scale, each with its place. `null`: there is no scale. */
  bounds: [number, number, [number, string, string, string][]] | null;
  /** Pairs of a part of the way, 0 to 1, and the colour up to there; or colours, for equal parts. */
  colors: [number, string][];
}
