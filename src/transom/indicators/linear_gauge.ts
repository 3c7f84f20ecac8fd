/**
 * LinearGauge: a bar that is filled up to the value.
 * @chunk gauges
 */

import { flag, h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { follow, paint } from "../widgets/field.ts";
import type { LinearGaugeParams } from "./_typed/linear_gauge.ts";
import { localText } from "./numerals.ts";
import { meter, reading, share } from "./scale.ts";

export default {
  render(props) {
    const { model } = props;
    const bar = h("div", { class: "tr-linear__bar" });
    const scale = h("div", { class: "tr-linear__scale" });
    const needle = h("div", { class: "tr-linear__needle" });
    const box = meter(props, "LinearGauge");
    let pieces: [el: HTMLElement, from: number, to: number][] = [];
    let at: number | null = null;
    const show = () => {
      for (const [el, from, to] of pieces) {
        el.style.setProperty("--at", String(from));
        el.style.setProperty("--long", String(Math.max(0, Math.min(to, at ?? 0) - from)));
      }
      needle.style.setProperty("--at", String(at ?? 0));
      flag(needle, "hidden", at === null);
    };
    const value = reading(model, (share) => {
      at = share;
      show();
    });
    box.append(h("div", { class: "tr-linear" }, bar, needle, scale), value);
    follow(model, ["bounds", "colors", "show_boundaries", "default_color"], () => {
      const bounds = model.get("bounds");
      const colors = model.get("show_boundaries") ? model.get("colors") : [];
      let from = 0;
      const all = [...colors, [1, model.get("default_color")] as const];
      pieces = all.map(([to, color]) => {
        const el = h("div");
        paint(el, "--tr-tone", color);
        const piece: (typeof pieces)[0] = [el, from, to];
        from = to;
        return piece;
      });
      bar.replaceChildren(...pieces.map(([el]) => el));
      scale.replaceChildren(
        ...(bounds?.[2] ?? []).map(([place, ...text]) =>
          h(
            "span",
            { class: "tr-scale__tick", style: { "--at": String(bounds ? share(place, bounds) : 0) } },
            localText(text),
          ),
        ),
      );
      show();
    });
    follow(model, ["horizontal"], () => flag(box, "data-lying", model.get("horizontal")));
  },
} satisfies Module<LinearGaugeParams>;
