/**
 * DatetimeInput: a day with a time of day as a text, which the server reads.
 * @chunk days
 */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import type { DatetimeInputParams } from "./_typed/datetime_input.ts";
import { field, follow } from "./field.ts";

export default {
  render({ model, el, host }) {
    const input = h("input", {
      class: "tr-input",
      type: "text",
      autocomplete: "off",
      spellcheck: false,
      onchange: () => {
        if (input.value === (model.get("value") ?? "")) return;
        model.set("value", input.value || null);
        model.save_changes();
      },
    });
    el.append(field({ model, el, host }, input, () => "Date and time"));
    host.disabled((off) => {
      input.disabled = off;
    });
    follow(model, ["placeholder"], () => {
      input.placeholder = model.get("placeholder");
    });
    follow(model, ["value"], () => {
      input.value = model.get("value") ?? "";
    });
  },
} satisfies Module<DatetimeInputParams>;
