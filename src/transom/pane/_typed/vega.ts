/**
 * What front ends know of the components in `vega.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `Vega`. */
export interface VegaParams {
  /** Milliseconds of rest after which a selection is told; or by its name. */
  debounce: number | Record<string, Value>;
  /** Whether there is a menu to save the chart as a picture. */
  show_actions: boolean;
  /** A theme of Vega's in place of the page's colours. */
  theme: "excel" | "ggplot2" | "quartz" | "vox" | "fivethirtyeight" | "dark" | "latimes" | "urbaninstitute" | "googlecharts" | null;
  /** Whether it has the page's colours where its `config` says nothing. */
  themed: boolean;
  /** What is shown. */
  object: Value;
  /** Why it cannot be shown: title, message, detail, id. */
  error: Record<string, Value> | null;
}
