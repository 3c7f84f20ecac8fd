/**
 * PyComponent: what it is made of, in a frame of its own.
 *
 * @chunk boxes
 */

import type { Module } from "../client/types.ts";
import type { PyComponentParams } from "../components/_typed/py_component.ts";

export default {
  render({ el, host }) {
    host.children(el, "_view");
  },
} satisfies Module<PyComponentParams>;
