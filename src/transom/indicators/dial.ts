/**
 * Dial: a ring that is filled up to the value.
 * @chunk gauges
 */

import type { Module } from "../client/types.ts";
import { follow, paint } from "../widgets/field.ts";
import type { DialParams } from "./_typed/dial.ts";
import { fill, ring, round, ticks, track } from "./round.ts";

export default {
  render(props) {
    const { model } = props;
    let filled: SVGElement | undefined;
    const keys = ["colors", "annulus_width", "needle_width"] as const;
    const color = () => filled && paint(filled, "--tr-tone", model.get("default_color"));
    round(props, "Dial", [...keys], (where, ends) => {
      const width = 100 * model.get("annulus_width");
      const middle = 100 - width / 2;
      const foot = middle * Math.tan(Math.min(Math.max(model.get("needle_width"), 0), 2) / 2);
      const piece = ring(width, where, 0, 0);
      filled = piece;
      color();
      const colors = model.get("colors");
      const marks = colors.slice(1).map(([, color], index) => {
        const part = colors[index]?.[0] ?? 0;
        const mark = ticks([part], [100, 100 - width], where);
        paint(mark, "--tr-tone", color);
        return { mark, part };
      });
      const whole = where.sweep === 360;
      if (whole) ends.length = 1;
      return {
        parts: [track(width, where), piece, ...marks.map(({ mark }) => mark)],
        needle: `M0 ${-foot} ${middle} 0 0 ${foot}Z`,
        texts: whole ? [90 - width, 0, 33] : [middle, 12, 33],
        move(part) {
          fill(piece, where.sweep * part);
          for (const each of marks) each.mark.toggleAttribute("hidden", each.part <= part);
        },
      };
    });
    follow(model, ["default_color"], color);
  },
} satisfies Module<DialParams>;
