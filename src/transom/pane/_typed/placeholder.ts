/**
 * What front ends know of the components in `placeholder.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `Placeholder`. */
export interface PlaceholderParams {
  /** The component that shows it. */
  children: string[];
  /** Whether another is being awaited. */
  pending: boolean;
  /** Why it cannot be shown: title, message, detail, id. */
  error: Record<string, Value> | null;
}
