/**
 * What front ends know of the components in `reading.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `Reading`. */
export interface ReadingParams {
  /** `{"level": …, "href": …, "text": …}` for each heading. */
  contents: Value[];
  /** The page before: `{"text": …, "href": …}`. */
  before: Record<string, Value> | null;
  /** The page after it, likewise. */
  after: Record<string, Value> | null;
  /** The components inside, in order. */
  children: string[];
}
