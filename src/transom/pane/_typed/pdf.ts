/**
 * What front ends know of the components in `pdf.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `PDF`. */
export interface PDFParams {
  /** The page that is shown first. */
  start_page: number;
  /** What is shown. */
  object: Value;
  /** Why it cannot be shown: title, message, detail, id. */
  error: Record<string, Value> | null;
}
