/**
 * What front ends know of the components in `link.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `Link`. */
export interface LinkParams {
  /** The component that it hears of. */
  source: string | null;
  /** The parameter of the source. */
  on: string;
  /** The parameter of the target that follows; of a Bokeh model a path. */
  to: string;
  /** Whether the source follows the target too. */
  both: boolean;
  /** Each as its kind, and the id or the value. */
  args: Record<string, [string, Value]>;
  /** By text of the source's choice what the target gets in its place. */
  values: Record<string, Value>;
  /** The address of the code as a module. */
  module: string | null;
}

/** The parameters of `Links`. */
export interface LinksParams {
  /** Those whose sources the page has, in the order in which they were made. */
  links: string[];
}
