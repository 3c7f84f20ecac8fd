/** A native checkbox with its label beside it. */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import type { BooleanParams } from "./_typed/boolean.ts";
import { advise, follow, nameControl } from "./field.ts";

/** A front end of something that is on or off, which is said to be a `role` and called so where it has no label. */
export function tick(role: "checkbox" | "switch", fallback: string): Module<BooleanParams> {
  return {
    render({ model, el, host }) {
      const input = h("input", {
        class: "tr-tick",
        type: "checkbox",
        role,
        onchange: () => {
          model.set("value", input.checked);
          model.save_changes();
        },
      });
      nameControl(model, input, () => fallback);
      el.dataset.control = "line";
      const root = h("div", { class: "tr-checkbox" }, input, host.label(input), host.help(input));
      el.append(root);
      advise({ model, el, host }, root, input);
      host.disabled((off) => {
        input.disabled = off;
      });
      follow(model, ["value"], () => {
        input.checked = model.get("value");
      });
    },
  };
}
