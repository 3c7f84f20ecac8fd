/**
 * What front ends know of the components in `metric.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

/** The parameters of `Metric`. */
export interface MetricParams {
  /** Which way it goes, -1, 0 or 1, and its text as that of the value. */
  delta: [number, string, string, string] | null;
  /** What the change is against: "vs. last week". */
  versus: string;
  /** Which way is good, and green; the other one is red. */
  good: "up" | "down" | "neither";
  /** Numbers of the line: a list, an array or a column; a gap is `None`. */
  spark: (number | null)[] | null;
  /** What stands before the number, the number and what stands behind. */
  value: [string, string, string] | null;
}
