/**
 * What front ends know of the components in `place.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `Unshown`. */
export interface UnshownParams {
  /** What is shown. */
  object: null;
  /** Why it cannot be shown: title, message, detail, id. */
  error: Record<string, Value> | null;
}
