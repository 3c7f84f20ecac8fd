/**
 * Divider: a line.
 *
 * @chunk grids
 */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import type { DividerParams } from "./_typed/divider.ts";

export default {
  render({ el }) {
    el.append(h("hr"));
  },
} satisfies Module<DividerParams>;
