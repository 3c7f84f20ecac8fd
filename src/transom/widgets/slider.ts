/**
 * IntSlider and FloatSlider: a native range. The first movement is sent at once, further ones at most every
 * `throttle` ms, and where it was let go always; `value_throttled` only then.
 * @chunk numbers
 */

import { flag, h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { field, follow, paint } from "./field.ts";
import { formatNumber } from "./number_format.ts";
import { throttle } from "./throttle.ts";

interface Params {
  value: number | null;
  value_throttled: number | null;
  start: number;
  end: number;
  step: number;
  orientation: "horizontal" | "vertical";
  show_value: boolean;
  throttle: number;
  tooltips: boolean;
  bar_color: string | null;
  format: string | null;
}

export default {
  render({ model, el, host, signal }) {
    const moves = throttle(
      () => {
        model.set("value", Number(input.value));
        model.save_changes();
      },
      () => model.get("throttle"),
      signal,
    );
    const input = h("input", {
      class: "tr-slider",
      type: "range",
      oninput: () => {
        draw(Number(input.value));
        moves.call();
      },
      onchange: () => release(),
      onpointerup: () => choose(),
      onkeyup: ({ key }: KeyboardEvent) => /^(Home|End|Arrow|Page)/.test(key) && choose(),
    });
    const release = () => {
      moves.flush();
      model.set("value_throttled", Number(input.value));
      model.save_changes();
    };
    // The knob stands in for a value that it cannot show: who means where it stands moves nothing.
    const choose = () => {
      const value = model.get("value");
      if (value !== null && value >= model.get("start") && value <= model.get("end")) return;
      moves.call();
      release();
    };
    const text = h("span", { class: "tr-value", ariaHidden: "true" });
    el.append(field({ model, el, host }, input, () => "Slider", { value: text }));
    let off = false;
    const enable = () => {
      input.disabled = off || model.get("start") > model.get("end");
    };
    host.disabled((disabled) => {
      off = disabled;
      enable();
    });

    const say = (value: number) => formatNumber(value, model.get("format"), model.get("step"));
    const draw = (value: number | null) => {
      const start = model.get("start");
      const end = model.get("end");
      const share = end > start ? (Number(input.value) - start) / (end - start) : 0;
      input.style.setProperty("--fill", `${share * 100}%`);
      const said = value === null ? "" : say(value);
      text.textContent = said;
      flag(text, "data-outside", value !== null && start <= end && (value < start || value > end));
      input.setAttribute("aria-valuetext", said || "no value");
      input.title = model.get("tooltips") && !model.get("show_value") ? said : "";
    };
    const show = () => {
      // A movement that waits to be sent is newer than what the server says.
      if (moves.waiting()) return;
      const value = model.get("value");
      const shown = value ?? model.get("start");
      if (Number(input.value) !== shown) input.value = String(shown);
      draw(value);
    };
    follow(
      model,
      ["start", "end", "step", "format", "show_value", "tooltips", "orientation", "bar_color"],
      () => {
        input.min = String(model.get("start"));
        input.max = String(model.get("end"));
        input.step = String(model.get("step") || "any");
        const upright = model.get("orientation") === "vertical";
        flag(input, "data-vertical", upright);
        input.ariaOrientation = upright ? "vertical" : null;
        text.hidden = !model.get("show_value");
        // The longest text has its place from the start, or the track would change its length on the way.
        const longest = Math.max(say(model.get("start")).length, say(model.get("end")).length);
        text.style.minWidth = `${longest}ch`;
        paint(input, "--tr-bar", model.get("bar_color"));
        enable();
        show();
      },
    );
    follow(model, ["value"], show);
  },
} satisfies Module<Params>;
