/**
 * What front ends know of the components in `media.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `Media`. */
export interface MediaParams {
  /** Whether it begins again at its end. */
  loop: boolean;
  /** Where it is, in seconds. */
  time: number;
  /** Milliseconds between two reports of `time`. */
  throttle: number;
  /** Whether it stands still. */
  paused: boolean;
  /** Per cent; `None`: as the browser has it. */
  volume: number | null;
  /** Whether it begins by itself. */
  autoplay: boolean;
  /** Whether it is silent. */
  muted: boolean;
  /** What is shown. */
  object: Value;
  /** Why it cannot be shown: title, message, detail, id. */
  error: Record<string, Value> | null;
}
