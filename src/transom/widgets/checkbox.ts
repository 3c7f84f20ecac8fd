/**
 * Checkbox: a native one, with its label beside it.
 * @chunk choices
 */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { advise, follow, nameControl } from "./field.ts";

export default {
  render({ model, el, host }) {
    const input = h("input", {
      type: "checkbox",
      onchange: () => {
        model.set("value", input.checked);
        model.save_changes();
      },
    });
    nameControl(model, input, () => "Checkbox");
    el.dataset.control = "line";
    const root = h("div", { class: "tr-checkbox" }, input, host.label(input), host.help(input));
    el.append(root);
    advise({ model, el, host }, root, input);
    host.disabled((off) => {
      input.disabled = off;
    });
    follow(model, ["value"], () => {
      input.checked = Boolean(model.get("value"));
    });
  },
} satisfies Module<{ value: boolean }>;
