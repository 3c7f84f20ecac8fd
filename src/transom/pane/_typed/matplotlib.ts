/**
 * What front ends know of the components in `matplotlib.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `Matplotlib`. */
export interface MatplotlibParams {
  /** What the author says, else what is written over the figure. */
  alt_text: string | null;
  /** Where a click on it leads. */
  link_url: string | null;
  /** Whether it keeps its proportions. */
  fixed_aspect: boolean;
  /** Text below it. */
  caption: string | null;
  /** Width and height in pixels; follows from `object`. */
  natural: [number, number] | null;
  /** What is shown. */
  object: { data: DataView; mime: string } | null;
  /** Why it cannot be shown: title, message, detail, id. */
  error: Record<string, Value> | null;
}
