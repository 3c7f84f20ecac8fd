/**
 * MultiSelect: a native select of which several options can be chosen. Enter is the keyboard's double click.
 * @chunk choices
 */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import type { MultiSelectParams } from "./_typed/multi_select.ts";
import { field, follow } from "./field.ts";
import { choose, chosen, texts } from "./offered.ts";

export default {
  render({ model, el, host }) {
    /** Where the user was last. Browsers do not say which option the keys are at, but each change shows it. */
    let at = -1;
    let before: number[] = [];
    const places = () => Array.from(select.selectedOptions, (each) => each.index);
    const open = (place: number) => {
      if (place < 0 || off) return;
      model.send({ event: "double_click", value: [model.get("labels")[0], place] });
    };
    const select = h("select", {
      multiple: true,
      onchange: () => {
        const now = places();
        at = reached(before, now);
        before = now;
        choose(model, now);
      },
      ondblclick: ({ target }: Event) => open(offered.indexOf(target as HTMLOptionElement)),
      onkeydown: ({ key, repeat }: KeyboardEvent) => {
        if (key === "Enter" && !repeat) open(at);
      },
    });
    const body = h("div", { class: "tr-select" }, select);
    el.append(field({ model, el, host }, select, () => "Choices", { body }));
    el.dataset.control = "tall";
    let off = false;
    host.disabled((disabled) => {
      select.disabled = off = disabled;
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
      before = places();
      if (!marked.has(at)) at = before[0] ?? -1;
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
} satisfies Module<MultiSelectParams>;

/** The place at which a change of what is chosen has ended: of a range, the end that moved. */
function reached(before: number[], now: number[]): number {
  const added = now.filter((place) => !before.includes(place));
  if (added.length)
    return (added[0] as number) < (before[0] ?? -1) ? (added[0] as number) : (added.at(-1) as number);
  const left = before.find((place) => !now.includes(place)) ?? -1;
  return now.reduce(
    (best, place) => (Math.abs(place - left) < Math.abs(best - left) ? place : best),
    now[0] ?? -1,
  );
}
