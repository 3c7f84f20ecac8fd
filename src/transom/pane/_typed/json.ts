/**
 * What front ends know of the components in `json.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `JSON`. */
export interface JSONParams {
  /** How many levels are unfolded at first; -1 all. */
  depth: number;
  /** Its own colours; those of the page when there is none. */
  theme: "light" | "dark" | null;
  /** What is shown. */
  object: Value;
  /** Why it cannot be shown: title, message, detail, id. */
  error: Record<string, Value> | null;
}
