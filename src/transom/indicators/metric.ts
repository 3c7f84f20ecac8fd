/**
 * Metric: a number under its label, its change, and the line that led to it.
 * @chunk figures
 */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { follow } from "../widgets/field.ts";
import type { MetricParams } from "./_typed/metric.ts";
import { showChange } from "./change.ts";
import { localText, unknown } from "./numerals.ts";
import { plot } from "./plot.ts";

const TONES = ["bad", "", "good"];

export default {
  render({ model, el, host }) {
    const value = h("div", { class: "tr-metric__value" });
    const change = h("div", { class: "tr-metric__delta" });
    const line = h("div", { class: "tr-metric__spark" });
    const root = h("div", { class: "tr-metric", role: "group" });
    root.append(h("div", {}, host.label(root), host.help(root)), value, change, line);
    el.append(root);
    follow(model, ["value"], () => {
      const written = model.get("value");
      value.replaceChildren(written ? localText(written) : unknown("—"));
    });
    follow(model, ["delta", "versus", "good"], () => {
      const way = showChange(change, model.get("delta"), model.get("versus"));
      change.dataset.tone = TONES[way * { up: 1, down: -1, neither: 0 }[model.get("good")] + 1] ?? "";
    });
    follow(model, ["spark"], () => {
      const numbers = model.get("spark") ?? [];
      line.hidden = numbers.filter((each) => each !== null).length < 2;
      line.replaceChildren(
        ...(line.hidden
          ? []
          : [
              plot(
                "line",
                numbers.map((y, x) => [x, y]),
                30,
              ),
            ]),
      );
    });
  },
} satisfies Module<MetricParams>;
