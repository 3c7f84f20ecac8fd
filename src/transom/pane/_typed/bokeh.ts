/**
 * What front ends know of the components in `bokeh.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `Bokeh`. */
export interface BokehParams {
  /** The page's Bokeh document; not to be set. */
  document: string | null;
  /** What is shown. */
  object: { width: number | null; height: number | null; sizing_mode: string | null; root: string | null; themed: boolean } | null;
  /** Why it cannot be shown: title, message, detail, id. */
  error: Record<string, Value> | null;
}
