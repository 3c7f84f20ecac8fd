/**
 * What front ends know of the components in `component.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of every component. */
export interface CommonParams {
  /** What the user reads beside it. */
  label: string;
  /** Whether it is shown. */
  visible: boolean;
  /** Whether the user can operate it. */
  disabled: boolean;
  /** Whether a loading mark is laid over it. */
  loading: boolean;
  /** A tooltip; of a field, help behind a mark after its label. */
  description: string | null;
  /** Width in CSS pixels. */
  width: number | null;
  /** Height in CSS pixels. */
  height: number | null;
  /** Least width in CSS pixels. */
  min_width: number | null;
  /** Least height in CSS pixels. */
  min_height: number | null;
  /** Greatest width in CSS pixels. */
  max_width: number | null;
  /** Greatest height in CSS pixels. */
  max_height: number | null;
  /** How it takes the space it is given. */
  sizing_mode: "fixed" | "stretch_width" | "stretch_height" | "stretch_both" | "scale_width" | "scale_height" | "scale_both" | null;
  /** Width by height, from which the side without a size follows; "auto" that of `width` and `height`. */
  aspect_ratio: number | string | null;
  /** "fixed" as wide as `width` says, "fit" as its content, "min" as little and "max" as much as can be. */
  width_policy: "auto" | "fixed" | "fit" | "min" | "max";
  /** How high it is, as `width_policy`. */
  height_policy: "auto" | "fixed" | "fit" | "min" | "max";
  /** Space around it in pixels: one number, (vertical, horizontal) or (top, right, bottom, left). */
  margin: number | number[] | null;
  /** "start", "center", "end", "auto" or a pair (horizontal, vertical). */
  align: string | [string, string];
  /** CSS properties of its frame. */
  styles: Record<string, Value>;
  /** CSS texts that apply inside it; `:host` is its frame. */
  stylesheets: Value[];
  /** CSS classes of its frame. */
  css_classes: Value[];
  /** Free for the author's use. */
  tags: Value[];
}
