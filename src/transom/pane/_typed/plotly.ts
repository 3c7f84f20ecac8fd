/**
 * What front ends know of the components in `plotly.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `Plotly`. */
export interface PlotlyParams {
  /** The points under the pointer, if any. */
  hover_data: Record<string, Value> | null;
  /** The ranges of the axes, by names as in `xaxis.range`. */
  viewport: Record<string, Value> | null;
  /** When `viewport` follows the user. */
  viewport_update_policy: "mouseup" | "continuous" | "throttle";
  /** Milliseconds between two values of `viewport` with the policy "throttle". */
  viewport_update_throttle: number;
  /** Options of plotly.js, which have precedence over our own. */
  config: Record<string, Value> | null;
  /** What is shown. */
  object: Value;
  /** Why it cannot be shown: title, message, detail, id. */
  error: Record<string, Value> | null;
}
