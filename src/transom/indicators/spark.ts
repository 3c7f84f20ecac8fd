/** Small lines. Owns: where the points of a row of numbers lie. Knows nothing of indicators. */

import { draw } from "./drawing.ts";

/** A line through numbers, as wide and as high as the place that it is put in; `null` is a gap. */
export function spark(numbers: (number | null)[]): SVGElement {
  const known = numbers.filter((each) => each !== null);
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  let pen = "M";
  let path = "";
  numbers.forEach((each, at) => {
    const x = (100 * at) / (numbers.length - 1);
    if (each !== null)
      path += `${pen}${x.toFixed(1)},${(28 - 26 * (span ? (each - low) / span : 0.5)).toFixed(1)}`;
    pen = each === null ? "M" : "L";
  });
  return draw(
    "svg",
    { viewBox: "0 0 100 30", preserveAspectRatio: "none", "aria-hidden": "true" },
    draw("path", { d: path }),
  );
}
