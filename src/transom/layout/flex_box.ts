/**
 * FlexBox: children along an axis, as CSS arranges them. The view frame itself is the flex box.
 *
 * @chunk grids
 */

import { setStyles } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { follow } from "../widgets/field.ts";
import type { FlexBoxParams } from "./_typed/flex_box.ts";

const NAMES = [
  "flex_direction",
  "flex_wrap",
  "justify_content",
  "align_items",
  "align_content",
  "gap",
] as const;

export default {
  render({ model, el, host }) {
    follow(model, [...NAMES], () => {
      for (const name of NAMES) setStyles(el, { [name.replace("_", "-")]: model.get(name) || null });
    });
    host.children(el);
  },
} satisfies Module<FlexBoxParams>;
