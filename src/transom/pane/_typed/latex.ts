/**
 * What front ends know of the components in `latex.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `LaTeX`. */
export interface LaTeXParams {
  /** What is shown. */
  object: string | null;
  /** Why it cannot be shown: title, message, detail, id. */
  error: Record<string, Value> | null;
}
