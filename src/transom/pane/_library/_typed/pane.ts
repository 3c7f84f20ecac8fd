/**
 * What front ends know of the components in `pane.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../../client/types.ts";

/** The parameters of `LibraryPane`. */
export interface LibraryPaneParams {
  /** What is shown. */
  object: Value;
  /** Why it cannot be shown: title, message, detail, id. */
  error: Record<string, Value> | null;
}
