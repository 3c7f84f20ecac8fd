/**
 * What front ends know of the components in `gauge.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Gauge`. */
export interface GaugeParams {
  /** How broad the scale is, in CSS pixels. */
  annulus_width: number;
  /** In degrees from the right, clockwise. */
  start_angle: number;
  /** How far it goes, in degrees, clockwise. */
  end_angle: number;
  /** Whether there are small ticks in each part. */
  show_ticks: boolean;
  /** Whether numbers stand at the ticks. */
  show_labels: boolean;
  /** How large the label is, in CSS pixels. */
  title_size: number;
  /** The text. */
  tooltip_format: string;
  /** Where it stands, at the nearest bound if it is beyond, and its text as that of a tick; `null`: not known. */
  value: [number | null, string, string, string] | null;
  /** The two ends; and what is written along the scale, each with its place. `null`: there is no scale. */
  bounds: [number, number, [number, string, string, string][]] | null;
  /** Pairs of a part of the way, 0 to 1, and the colour up to there; or colours, for equal parts. */
  colors: [number, string][];
}
