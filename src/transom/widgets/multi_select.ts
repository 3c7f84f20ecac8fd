/**
 * MultiSelect: a native select of which several options can be chosen.
 * @chunk choices
 */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { field, follow } from "./field.ts";
import { choose, chosen, type Offered, texts } from "./offered.ts";

export default {
  render({ model, el, host }) {
    const select = h("select", {
      multiple: true,
      onchange: () =>
        choose(
          model,
          Array.from(select.selectedOptions, (each) => each.index),
        ),
    });
    const body = h("div", { class: "tr-select" }, select);
    el.append(field({ model, el, host }, select, () => "Choices", { body }));
    el.dataset.control = "tall";
    host.disabled((off) => {
      select.disabled = off;
    });
    follow(model, ["size"], () => {
      select.size = model.get("size");
    });
    let offered: HTMLOptionElement[] = [];
    const show = () => {
      const marked = new Set(chosen(model));
      offered.forEach((each, place) => {
        if (each.selected !== marked.has(place)) each.selected = !each.selected;
      });
    };
    follow(model, ["labels"], () => {
      const { scrollTop } = select;
      offered = texts(model).map((text) => h("option", null, text));
      select.replaceChildren(...offered);
      show();
      select.scrollTop = scrollTop;
    });
    follow(model, ["value"], show);
  },
} satisfies Module<Offered & { size: number }>;
