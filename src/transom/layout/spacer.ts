/** Spacer: room, and nothing in it. All of it is the view frame's size. */

import type { Module } from "../client/types.ts";
import type { SpacerParams } from "./_typed/spacer.ts";

export default {
  render({ el }) {
    el.setAttribute("aria-hidden", "true");
  },
} satisfies Module<SpacerParams>;
