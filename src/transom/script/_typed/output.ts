/**
 * What front ends know of the components in `output.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `CellOutput`. */
export interface CellOutputParams {
  /** The cell's place, from 0. */
  number: number;
  /** Whether the cell is still to be run. */
  waiting: boolean;
  /** Whether the cell is being run. */
  running: boolean;
  /** Why it failed: title, message, detail. */
  error: Record<string, Value> | null;
  /** The components inside, in order. */
  children: string[];
}
