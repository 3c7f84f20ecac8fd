/**
 * Options that are all in view, with native radios or checkboxes: they bring the keys and what is said of them along.
 * As buttons these are there still, out of sight.
 */

import { flag, h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import type { RadioBoxGroupParams, RadioButtonGroupParams } from "./_typed/radio_group.ts";
import { field, follow } from "./field.ts";
import { bar, choose, chosen, texts } from "./offered.ts";
import { pressed } from "./pressed.ts";

/** What any of them may have. */
type Params = RadioBoxGroupParams & RadioButtonGroupParams;

export function optionGroup(type: "radio" | "checkbox", buttons: boolean): Module<Params> {
  return {
    render({ model, el, host }) {
      const group = h("fieldset", {
        class: `tr-options tr-options--${buttons ? "buttons" : "boxes"}`,
        role: type === "radio" ? "radiogroup" : "group",
        onchange: () => {
          choose(
            model,
            [...inputs.keys()].filter((place) => inputs[place]?.checked),
          );
          look();
        },
      });
      const empty = () => chosen(model).length === 0;
      const called = type === "radio" ? "Choice" : "Choices";
      el.append(field({ model, el, host }, group, () => called, { empty }));
      host.disabled((off) => {
        group.disabled = off;
      });
      let inputs: HTMLInputElement[] = [];
      const look = () => {
        if (buttons)
          for (const each of inputs) pressed(model, each.parentElement as HTMLElement, each.checked);
      };
      const show = () => {
        const marked = new Set(chosen(model));
        inputs.forEach((each, place) => {
          each.checked = marked.has(place);
        });
        look();
      };
      follow(model, ["labels"], () => {
        const at = inputs.indexOf(document.activeElement as HTMLInputElement);
        const rows = texts(model).map((text) =>
          h(
            "label",
            { class: buttons ? "tr-button" : "tr-option" },
            h("input", { class: buttons ? null : "tr-tick", type, name: host.uid("options") }),
            text,
          ),
        );
        inputs = rows.map((row) => row.firstChild as HTMLInputElement);
        group.replaceChildren(...rows);
        bar(model, inputs);
        show();
        inputs[Math.min(at, inputs.length - 1)]?.focus();
      });
      follow(model, ["value"], show);
      follow(model, ["disabled_options"], () => bar(model, inputs));
      follow(model, buttons ? ["orientation", "button_type", "button_style"] : ["inline"], () => {
        const upright = buttons ? model.get("orientation") === "vertical" : !model.get("inline");
        flag(group, "data-upright", upright);
        el.dataset.control = upright ? "tall" : "field";
        look();
      });
    },
  };
}
