/**
 * Trend: a number under its label, its change, and a plot of how it came about.
 * @chunk figures
 */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { follow, paint } from "../widgets/field.ts";
import type { TrendParams } from "./_typed/trend.ts";
import { showChange } from "./change.ts";
import { localText, unknown } from "./numerals.ts";
import { plot } from "./plot.ts";

export default {
  render({ model, el, host }) {
    const value = h("div", { class: "tr-metric__value" });
    const change = h("div", { class: "tr-metric__delta" });
    const drawing = h("div", { class: "tr-trend__plot" });
    const root = h("div", { class: "tr-metric tr-trend", role: "group" });
    const text = h("div", {}, h("div", {}, host.label(root), host.help(root)), value, change);
    root.append(text, drawing);
    el.append(root);
    follow(model, ["value"], () => {
      const written = model.get("value");
      value.replaceChildren(written ? localText(written) : unknown("—"));
    });
    follow(model, ["value_change", "pos_color", "neg_color"], () => {
      const way = showChange(change, model.get("value_change"));
      paint(change, "--tr-tone", way ? model.get(way < 0 ? "neg_color" : "pos_color") : null);
    });
    follow(model, ["data", "plot_type"], () => {
      const data = model.get("data");
      const points = data.flatMap((x, at) =>
        at % 2 ? [] : [[x, data[at + 1] ?? null] as [number, number | null]],
      );
      drawing.replaceChildren(plot(model.get("plot_type"), points, 100));
    });
    follow(model, ["plot_color"], () => paint(drawing, "--tr-tone", model.get("plot_color")));
    follow(model, ["layout"], () => {
      root.dataset.layout = model.get("layout");
    });
  },
} satisfies Module<TrendParams>;
