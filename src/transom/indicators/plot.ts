/** Small plots. Owns: where the points of a row of numbers lie. Knows nothing of indicators. */

import { draw } from "./drawing.ts";

export type Kind = "line" | "step" | "area" | "bar";
/** One without a `y` is a gap. */
export type Point = [x: number, y: number | null];

/** A plot of points, as wide and as high as the place that it is put in; in units, 100 by `height`. */
export function plot(kind: Kind, points: Point[], height: number): SVGElement {
  const bar = kind === "bar";
  const known = points.flatMap(([, y]) => (y === null ? [] : [y]));
  const [low, high] = range(bar ? [0, ...known] : known);
  const [left, right] = range(points.map(([x]) => x));
  // A bar has its place around its point.
  const place = bar ? (right - left) / (points.length - 1) || 1 : 0;
  const across = (x: number) => ((100 * (x - left + place / 2)) / (right - left + place || 1)).toFixed(2);
  const up = (y: number) =>
    (height - 2 - (height - 4) * (high > low ? (y - low) / (high - low) : 0.5)).toFixed(2);
  const box = ([x, y]: [number, number]) =>
    `M${across(x - 0.4 * place)},${up(0)}V${up(y)}H${across(x + 0.4 * place)}V${up(0)}Z`;
  const pen = kind === "step" ? ["H", "V"] : ["L", ","];
  const line = ([first, ...more]: [number, number][]) =>
    `M${across(first?.[0] ?? 0)},${up(first?.[1] ?? 0)}h0${more
      .map(([x, y]) => pen[0] + across(x) + pen[1] + up(y))
      .join("")}`;
  const all = runs(points);
  const paths = [all.map(bar ? (run) => run.map(box).join("") : line).join("")];
  if (kind === "area")
    paths.unshift(all.map((run) => `${line(run)}V${height}H${across(run[0]?.[0] ?? 0)}Z`).join(""));
  return draw(
    "svg",
    { viewBox: `0 0 100 ${height}`, preserveAspectRatio: "none", "aria-hidden": "true", "data-kind": kind },
    ...paths.map((d) => draw("path", { d })),
  );
}

/** The points between the gaps. */
function runs(points: Point[]): [number, number][][] {
  const found: [number, number][][] = [];
  points.forEach(([x, y], at) => {
    if (y === null) return;
    if (at === 0 || points[at - 1]?.[1] === null) found.push([]);
    found.at(-1)?.push([x, y]);
  });
  return found;
}

function range(numbers: number[]): [least: number, greatest: number] {
  return numbers.reduce(
    ([least, greatest], each) => [Math.min(least, each), Math.max(greatest, each)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}
