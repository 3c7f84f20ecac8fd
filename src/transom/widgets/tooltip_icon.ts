/**
 * TooltipIcon: the mark of help by itself.
 * @chunk icons
 */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import type { TooltipIconParams } from "./_typed/tooltip_icon.ts";

export default {
  render({ el, host }) {
    const around = h("span", { class: "tr-explained" });
    const help = host.help(around);
    around.append(host.label(around), help);
    el.dataset.control = "line";
    el.append(around);
    host.disabled((off) => {
      around.inert = off;
    });
  },
} satisfies Module<TooltipIconParams>;
