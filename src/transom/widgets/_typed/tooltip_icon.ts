/**
 * What front ends know of the components in `tooltip_icon.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `TooltipIcon`. */
export interface TooltipIconParams {
  /** Where it stands in what it is in. */
  align: Value;
}
