/**
 * What indicators with a scale share. Owns: the label, the meter, and what it says to those who hear it. Knows nothing
 * of how a scale is drawn.
 */

import { h } from "../client/dom.ts";
import type { Model, RenderProps } from "../client/types.ts";
import { say } from "../client/words.ts";
import { follow, nameControl } from "../widgets/field.ts";
import type { FilledScaleParams, ScaleParams } from "./_typed/scale.ts";
import { localText, unknown, type Written } from "./numerals.ts";

/** What is known of any of them; not all have all. */
export type Params = ScaleParams &
  Partial<Omit<FilledScaleParams, keyof ScaleParams | "title_size">> & {
    title_size?: number | string | null;
    label_color?: string | null;
    background?: string | null;
  };

/** Colours, each with the property of CSS that has it. */
const TINTS = {
  needle_color: "--tr-needle",
  unfilled_color: "--tr-track",
  label_color: "--tr-ink",
  background: "background",
} as const;

export type Bounds = NonNullable<ScaleParams["bounds"]>;

/** The part of the way, 0 to 1, from the first bound to a place. */
export function share(at: number, [low, high]: Bounds): number {
  return low === high ? 0 : (at - low) / (high - low);
}

/** A meter under its label, called `kind` without one. */
export function meter<P extends object>({ model, el, host }: RenderProps<P>, kind: string): HTMLElement {
  const own = model as unknown as Model<Params>;
  const meter = h("div", { class: "tr-scale__meter", role: "meter" });
  const label = host.label(meter);
  const root = h("div", { class: "tr-scale" }, h("div", {}, label, host.help(meter)), meter);
  el.append(root);
  nameControl(model, meter, () => kind);
  follow(own, ["value", "bounds"], () => {
    const [at, ...text] = own.get("value") ?? [null];
    const [low, high] = own.get("bounds") ?? [0, 0];
    const least = Math.min(low, high);
    const said = {
      valuemin: least,
      valuemax: low === high ? low + 1 : Math.max(low, high),
      valuenow: at ?? least,
      valuetext: text.length ? localText(text as Written) : say("no value"),
    };
    for (const [name, each] of Object.entries(said)) meter.setAttribute(`aria-${name}`, String(each));
  });
  follow(own, ["title_size", "tick_size"], () => {
    const size = own.get("title_size");
    label.style.fontSize = typeof size === "number" ? `${size}px` : (size ?? "");
    root.style.setProperty("--tr-tick", own.get("tick_size") ?? "");
  });
  for (const [name, property] of Object.entries(TINTS) as [keyof typeof TINTS, string][])
    follow(own, [name], () => {
      const color = own.get(name) ?? "";
      root.style.setProperty(property, CSS.supports("color", color) ? color : "");
    });
  return meter;
}

/** The value in letters; `apply` is given where it stands, 0 to 1. */
export function reading<P extends object>(
  model: Model<P>,
  apply: (share: number | null) => void,
): HTMLElement {
  const own = model as unknown as Model<Params>;
  const value = h("div", { class: "tr-scale__value" });
  follow(own, ["value", "bounds", "nan_format"], () => {
    const [at = null, ...text] = own.get("value") ?? [];
    const bounds = own.get("bounds");
    value.replaceChildren(text.length ? localText(text as Written) : unknown(own.get("nan_format") ?? "-"));
    apply(at === null || !bounds ? null : share(at, bounds));
  });
  follow(own, ["value_size"], () => {
    value.style.fontSize = own.get("value_size") ?? "";
  });
  return value;
}
