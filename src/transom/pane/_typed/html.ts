/**
 * What front ends know of the components in `html.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `HTML`. */
export interface HTMLParams {
  /** Whether the page removes what could run. */
  sanitize_html: boolean;
  /** What is shown. */
  object: string | null;
  /** Why it cannot be shown: title, message, detail, id. */
  error: Record<string, Value> | null;
}
