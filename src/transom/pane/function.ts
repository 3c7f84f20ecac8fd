/**
 * ParamFunction: what a function, a coroutine or a generator has made. A new result takes the place of the old
 * one when it can be looked at, so that a picture never flickers.
 */

import { calm } from "../client/calm.ts";
import { flag } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import type { ParamFunctionParams } from "./_typed/function.ts";

export default {
  render({ model, el, host }) {
    const mark = calm((on) => flag(el, "data-pending", on));
    const follow = () => mark(model.get("pending"));
    model.on("change:pending", follow);
    follow();
    host.children(el, undefined, { swap: true });
  },
} satisfies Module<ParamFunctionParams>;
