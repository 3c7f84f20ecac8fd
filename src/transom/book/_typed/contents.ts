/**
 * What front ends know of the components in `contents.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `Contents`. */
export interface ContentsParams {
  /** `{"title": …, "links": [[text, address], …]}` for each part. */
  parts: Value[];
  /** From the page to where the addresses begin. */
  up: string;
  /** The address of the page. */
  here: string;
}
