/**
 * GridSpec: children at places of a grid of equal rows and columns. The view frame itself is the grid.
 *
 * @chunk grids
 */

import { setStyles } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { follow } from "../widgets/field.ts";
import type { GridSpecParams } from "./_typed/grid_spec.ts";

export default {
  render({ model, el, host, signal }) {
    host.children(el, "objects");
    follow(model, ["gap"], () => {
      const gap = model.get("gap");
      setStyles(el, { gap: gap === null ? null : `${gap}px` });
    });
    const draw = () => {
      const spans = model.get("spans");
      const count = (fixed: number | null, side: 0 | 1) =>
        fixed || Math.max(1, ...spans.map((span) => span[side + 2] ?? (span[side] ?? 0) + 1));
      const tracks = [count(model.get("nrows"), 0), count(model.get("ncols"), 1)];
      setStyles(el, { "grid-template": tracks.map((many) => `repeat(${many},minmax(0,1fr))`).join("/") });
      const cells = [...el.children].filter((child) => child.matches(".tr-view")) as HTMLElement[];
      const height = model.get("height");
      cells.forEach((cell, at) => {
        const [top, left, bottom, right] = spans[at] ?? [];
        const [first, rows] = [top ?? 0, tracks[0] ?? 1];
        const high = height === null ? null : `${(height / rows) * ((bottom ?? rows) - first)}px`;
        const area = [line(first), line(left ?? 0), line(bottom), line(right)].join("/");
        setStyles(cell, { "grid-area": area, "--tr-high": high });
      });
    };
    const watch = new MutationObserver(draw);
    watch.observe(el, { childList: true });
    signal.addEventListener("abort", () => watch.disconnect());
    follow(model, ["spans", "nrows", "ncols", "height"], draw);
  },
} satisfies Module<GridSpecParams>;

/** The line before a row or column; without one the last. */
export const line = (at?: number | null) => (at ?? -2) + 1;
