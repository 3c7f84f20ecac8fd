/**
 * ColorPicker: a native colour field. It knows "#rrggbb" only: what else is a colour to the browser is shown as that.
 * @chunk choices
 */

import { flag, h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import type { ColorPickerParams } from "./_typed/color_picker.ts";
import { field, follow } from "./field.ts";
import { throttle } from "./throttle.ts";

/** Least milliseconds between two colours sent while one is being looked for. */
const THROTTLE = 50;

export default {
  render({ model, el, host, signal }) {
    const moves = throttle(
      () => {
        model.set("value", input.value);
        model.save_changes();
      },
      () => THROTTLE,
      signal,
    );
    const input = h("input", {
      class: "tr-input tr-color",
      type: "color",
      oninput: () => moves.call(),
      onchange: () => moves.flush(),
    });
    el.append(field({ model, el, host }, input, () => "Colour", { empty: () => !model.get("value") }));
    host.disabled((off) => {
      input.disabled = off;
    });
    follow(model, ["value"], () => {
      if (moves.waiting()) return;
      const color = plain(model.get("value"));
      flag(input, "data-empty", color === null);
      input.value = color ?? "#000000";
    });
  },
} satisfies Module<ColorPickerParams>;

/** Any colour as "#rrggbb", without what shines through; null for what is none. */
function plain(color: string | null): string | null {
  if (!color || !CSS.supports("color", color)) return null;
  const context = h("canvas", { width: 1, height: 1 }).getContext("2d");
  if (!context) return null;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
