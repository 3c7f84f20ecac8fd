/** How large a chart is: what its author has said, and what the pane's own size says over it. */

import type { Model } from "../client/types.ts";

export interface Spec {
  $schema?: string;
  width?: unknown;
  height?: unknown;
  layer?: Spec[];
  data?: unknown;
  [key: string]: unknown;
}

/** The specification at the size that the pane has; of layers the size is that of the whole. */
export function fitted(spec: Spec, model: Model): Spec {
  if (["hconcat", "vconcat", "concat", "facet", "repeat", "spec"].some((name) => name in spec)) return spec;
  const made = lifted(spec);
  const mode = model.get("sizing_mode") ?? "";
  // A chart whose width is that of its container says so by its sizing mode, too.
  const wide = made.width === "container" || (/_[wb]/.test(mode) && typeof made.width !== "number");
  if (wide || /both/.test(mode) || model.get("width") !== null) made.width = "container";
  if (/h_[hb]/.test(mode) || model.get("height") !== null) made.height = "container";
  return made;
}

/** The size of layers as that of the whole. */
function lifted(spec: Spec): Spec {
  if (!spec.layer) return { ...spec };
  const sizes = spec.layer.map(({ width, height }) => ({ width, height }));
  const layer = spec.layer.map(({ width: _, height: __, ...part }) => part as Spec);
  const first = (side: "width" | "height") => spec[side] ?? sizes.find((size) => size[side])?.[side];
  const made: Spec = { ...spec, layer, width: first("width"), height: first("height") };
  for (const side of ["width", "height"]) if (made[side] === undefined) delete made[side];
  return made;
}
