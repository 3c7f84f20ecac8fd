/**
 * What front ends know of the components in `code.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `Code`. */
export interface CodeParams {
  /** A Pygments lexer's name. */
  language: string;
  /** The highlighted source; follows from `object`. */
  html: string;
  /** Why it cannot be shown: title, message, detail, id. */
  error: Record<string, Value> | null;
}
