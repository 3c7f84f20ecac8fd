/**
 * What front ends know of the components in `function.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `ParamFunction`. */
export interface ParamFunctionParams {
  /** The component that shows the newest result. */
  children: string[];
  /** Whether a newer result is being awaited. */
  pending: boolean;
  /** Why it cannot be shown: title, message, detail, id. */
  error: Record<string, Value> | null;
}
