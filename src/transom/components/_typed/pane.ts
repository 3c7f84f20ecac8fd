/**
 * What front ends know of the components in `pane.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `Pane`. */
export interface PaneParams {
  /** Why it cannot be shown: title, message, detail, id. */
  error: Record<string, Value> | null;
}
