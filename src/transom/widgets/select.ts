/**
 * Select: a native select. The value is the number of the list of labels and the index of one of them, or null when
 * none is chosen.
 * @chunk choices
 */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { field, follow } from "./field.ts";

interface Params {
  value: [list: number, index: number] | null;
  labels: [list: number, ...texts: string[]];
  /** The text of each group and how many of the options are in it, in order. */
  groups: [label: string, count: number][] | null;
  size: number;
  placeholder: string | null;
}

export default {
  render({ model, el, host }) {
    const select = h("select", {
      onchange: () => {
        model.set("value", select.value === "" ? null : [model.get("labels")[0], Number(select.value)]);
        model.save_changes();
      },
    });
    const body = h("div", { class: "tr-select" }, select);
    el.append(field({ model, el, host }, select, () => model.get("placeholder") || "Choice", { body }));
    host.disabled((off) => {
      select.disabled = off;
    });
    follow(model, ["size"], () => {
      const size = model.get("size");
      if (size > 1) select.size = size;
      else select.removeAttribute("size");
    });
    const choose = () => {
      select.value = String(model.get("value")?.[1] ?? "");
    };
    follow(model, ["labels", "groups", "placeholder"], () => {
      const [, ...texts] = model.get("labels");
      select.replaceChildren(...options(texts, model.get("groups"), model.get("placeholder")));
      choose();
    });
    follow(model, ["value"], choose);
  },
} satisfies Module<Params>;

function options(labels: string[], groups: Params["groups"], placeholder: string | null): HTMLElement[] {
  const every = labels.map((label, index) => h("option", { value: String(index) }, label));
  const empty = placeholder ? [h("option", { value: "", disabled: true, hidden: true }, placeholder)] : [];
  const listed = groups?.map(([label, count]) => h("optgroup", { label }, ...every.splice(0, count)));
  return [...empty, ...(listed ?? every)];
}
