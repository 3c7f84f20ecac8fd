/**
 * What front ends know of the components in `alert.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `Alert`. */
export interface AlertParams {
  /** What kind of message it is. */
  alert_type: "primary" | "secondary" | "success" | "info" | "danger" | "warning" | "light" | "dark";
  /** Whether the page removes what could run. */
  sanitize: boolean;
  /** What is shown. */
  object: string | null;
  /** Why it cannot be shown: title, message, detail, id. */
  error: Record<string, Value> | null;
}
