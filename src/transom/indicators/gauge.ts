/**
 * Gauge: a needle on a round scale with ticks.
 * @chunk gauges
 */

import type { Module } from "../client/types.ts";
import { follow, paint } from "../widgets/field.ts";
import type { GaugeParams } from "./_typed/gauge.ts";
import { draw } from "./drawing.ts";
import { ring, round, ticks, track } from "./round.ts";

/** Small ticks in each part. */
const SMALL = 5;

export default {
  render(props) {
    const { model, el } = props;
    const keys = ["colors", "annulus_width", "show_ticks", "show_labels"] as const;
    round(props, "Gauge", [...keys], (where, marks) => {
      const width = Math.min(50, Math.max(1, model.get("annulus_width") / 1.5));
      const inner = 98 - width;
      const parts = [track(width, where)];
      let from = 0;
      for (const [to, color] of model.get("colors")) {
        const piece = ring(width, where, from, to);
        paint(piece, "--tr-tone", color);
        parts.push(piece);
        from = to;
      }
      const large = marks.map(({ part }) => part);
      parts.push(ticks(large, [inner, inner - 8], where));
      const count = SMALL * (marks.length - 1);
      const small = Array.from({ length: Math.max(0, count) }, (_, index) => index / count);
      if (model.get("show_ticks")) parts.push(ticks(small, [inner, inner - 4], where));
      if (!model.get("show_labels")) marks.length = 0;
      parts.push(draw("circle", { class: "tr-dial__hub", r: 6 }));
      return { parts, needle: "M-14 0 0-3 64 0 0 3Z", texts: [inner - 21, 0, 70] };
    });
    follow(model, ["tooltip_format"], () => {
      el.querySelector<HTMLElement>("[role]")?.setAttribute("title", model.get("tooltip_format"));
    });
  },
} satisfies Module<GaugeParams>;
