/**
 * What front ends know of the components in `ipy_widget.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `IPyWidget`. */
export interface IPyWidgetParams {
  /** By what the notebook knows the widget; follows from `object`. */
  model_id: string;
  /** Why it cannot be shown: title, message, detail, id. */
  error: Record<string, Value> | null;
}
