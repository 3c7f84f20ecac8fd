/**
 * What front ends know of the components in `search.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `Search`. */
export interface SearchParams {
  /** From the page to the root of the site. */
  up: string;
  /** What the user has written. */
  question: string;
  /** What was asked for, and what was found. */
  found: Record<string, Value>;
}
