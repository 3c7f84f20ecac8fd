/**
 * Tqdm: how far a loop has come, in words and as a bar.
 * @chunk indicators
 */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { field, follow, paint } from "../widgets/field.ts";
import type { TqdmParams } from "./_typed/tqdm.ts";
import { fill } from "./progress.ts";

export default {
  render({ model, el, host }) {
    const bar = h("progress", { class: "tr-bar" });
    const text = h("div", { class: "tr-tqdm__text" });
    const body = h("div", { class: "tr-tqdm", dataset: { layout: model.get("layout") } }, text, bar);
    el.append(field({ model, el, host }, bar, () => "Progress", { body }));
    follow(model, ["value", "max"], () => fill(bar, model.get("value"), model.get("max")));
    follow(model, ["text"], () => {
      text.textContent = model.get("text");
    });
    follow(model, ["bar_color"], () => paint(bar, "--tr-tone", model.get("bar_color")));
  },
} satisfies Module<TqdmParams>;
