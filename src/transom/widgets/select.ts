/**
 * Select: a native select.
 * @chunk choices
 */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import type { SelectParams } from "./_typed/select.ts";
import { field, follow } from "./field.ts";
import { bar, choose, chosen, texts } from "./offered.ts";

export default {
  render({ model, el, host }) {
    const select = h("select", { onchange: () => choose(model, [Number(select.value)]) });
    const body = h("div", { class: "tr-select" }, select);
    el.append(field({ model, el, host }, select, () => model.get("placeholder") || "Choice", { body }));
    host.disabled((off) => {
      select.disabled = off;
    });
    follow(model, ["size"], () => {
      const size = model.get("size");
      el.dataset.control = size > 1 ? "tall" : "field";
      if (size > 1) select.size = size;
      else select.removeAttribute("size");
    });
    let offered: HTMLOptionElement[] = [];
    const show = () => {
      select.value = String(chosen(model)[0] ?? "");
    };
    follow(model, ["labels", "groups", "placeholder"], () => {
      offered = texts(model).map((text, place) => h("option", { value: String(place) }, text));
      const rest = [...offered];
      const placeholder = model.get("placeholder");
      const empty = placeholder && h("option", { value: "", disabled: true, hidden: true }, placeholder);
      const listed = model
        .get("groups")
        ?.map(([label, count]) => h("optgroup", { label }, ...rest.splice(0, count)));
      select.replaceChildren(...(empty ? [empty] : []), ...(listed ?? rest));
      bar(model, offered);
      show();
    });
    follow(model, ["disabled_options"], () => bar(model, offered));
    follow(model, ["value"], show);
  },
} satisfies Module<SelectParams>;
