/**
 * DatePicker: a native date field. The value is ISO text; no day passes through a moment of some zone.
 * @chunk texts
 */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import type { DatePickerParams } from "./_typed/date_picker.ts";
import { field, follow } from "./field.ts";

export default {
  render({ model, el, host }) {
    const send = () => {
      if (input.validity.badInput) return;
      const day = input.value || null;
      if (day === model.get("value")) return;
      model.set("value", day);
      model.save_changes();
    };
    // On the way to a date each key makes another one, such as of the year 202: what is typed waits for Enter or a leave.
    let typing = false;
    const input = h("input", {
      class: "tr-input",
      type: "date",
      onchange: () => typing || send(),
      onkeydown: ({ key, altKey }: KeyboardEvent) => {
        // Others open the calendar, in which a day is chosen.
        typing = !altKey && /^(\S|Arrow.*|Backspace|Delete)$/.test(key);
        if (key === "Enter") send();
      },
      onpointerdown: () => {
        typing = false;
      },
      onblur: () => {
        typing = false;
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
} satisfies Module<DatePickerParams>;
