/**
 * Progress: a native progress bar; without a value, and active, it runs.
 * @chunk indicators
 */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { field, follow, paint } from "../widgets/field.ts";
import type { ProgressParams } from "./_typed/progress.ts";

/** Let a bar be so full; of an unknown value, below 0, it runs if it is `active`. */
export function fill(bar: HTMLProgressElement, value: number, max: number, active = true): void {
  bar.max = max;
  if (value < 0 && active) bar.removeAttribute("value");
  else bar.value = Math.max(0, value);
}

export default {
  render({ model, el, host }) {
    const bar = h("progress", { class: "tr-bar" });
    const text = h("span", { class: "tr-value", ariaHidden: "true" });
    el.append(field({ model, el, host }, bar, () => "Progress", { value: text }));
    follow(model, ["value", "max", "active"], () => {
      const value = model.get("value") ?? -1;
      fill(bar, value, model.get("max"), model.get("active"));
      text.textContent = value < 0 ? "" : `${Math.round(bar.position * 100)} %`;
    });
    follow(model, ["bar_color"], () => paint(bar, "--tr-tone", model.get("bar_color")));
  },
} satisfies Module<ProgressParams>;
