/**
 * DatePicker: a native date field. The value is ISO text; no day passes through a moment of some zone.
 * @chunk texts
 */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { field, follow } from "./field.ts";

interface Params {
  value: string | null;
  start: string | null;
  end: string | null;
}

export default {
  render({ model, el, host }) {
    const send = () => {
      if (input.validity.badInput) return;
      const day = input.value || null;
      if (day === model.get("value")) return;
      model.set("value", day);
      model.save_changes();
    };
    // On the way to a year each key is a day, of the first century or out of range: these wait until one leaves.
    const isTyped = () => {
      const { rangeUnderflow, rangeOverflow } = input.validity;
      return rangeUnderflow || rangeOverflow || (input.value !== "" && input.value < "1000");
    };
    const input = h("input", {
      class: "tr-input",
      type: "date",
      onchange: () => isTyped() || send(),
      onkeydown: ({ key }: KeyboardEvent) => key === "Enter" && send(),
      onblur: () => {
        if (input.validity.badInput) show();
        else send();
      },
    });
    const show = () => {
      input.value = model.get("value") ?? "";
    };
    el.append(field({ model, el, host }, input, () => "Date"));
    host.disabled((off) => {
      input.disabled = off;
    });
    follow(model, ["start", "end"], () => {
      input.min = model.get("start") ?? "";
      input.max = model.get("end") ?? "9999-12-31";
    });
    follow(model, ["value"], show);
  },
} satisfies Module<Params>;
