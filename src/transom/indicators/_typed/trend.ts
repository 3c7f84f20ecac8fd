/**
 * What front ends know of the components in `trend.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Trend`. */
export interface TrendParams {
  /** The points, x and y by turns; a gap has no y. */
  data: (number | null)[];
  /** Whether the plot stands below the number or beside it. */
  layout: "column" | "row";
  /** The plot's colour: one of Panel's names, or any of CSS. */
  plot_color: string;
  /** What the plot is made of. */
  plot_type: "line" | "step" | "area" | "bar";
  /** The colour of a change upwards. */
  pos_color: string;
  /** The colour of a change downwards. */
  neg_color: string;
  /** What stands before the number, the number and what stands behind. */
  value: [string, string, string] | null;
  /** Which way it goes, -1, 0 or 1, and its text as that of the value. */
  value_change: [number, string, string, string] | null;
}
