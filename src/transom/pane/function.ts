/**
 * ParamFunction: what a function, a coroutine or a generator has made. A new result takes the place of the old
 * one when it can be looked at, so that a picture never flickers.
 */

import { flag } from "../client/dom.ts";
import type { Module } from "../client/types.ts";

interface Params {
  children: string[];
  pending: boolean;
}

export default {
  render({ model, el, host }) {
    const paint = () => {
      const pending = Boolean(model.get("pending"));
      flag(el, "data-pending", pending);
      el.setAttribute("aria-busy", String(pending));
    };
    model.on("change:pending", paint);
    paint();
    host.children(el, undefined, { swap: true });
  },
} satisfies Module<Params>;
