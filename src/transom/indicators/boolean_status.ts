/**
 * BooleanStatus: a lamp; what it says is there as a word too, for those who cannot see it.
 * @chunk figures
 */

import { flag, h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import { follow, paint } from "../widgets/field.ts";
import type { BooleanStatusParams } from "./_typed/boolean_status.ts";

export default {
  render({ model, el, host }) {
    const lamp = h("span", { class: "tr-lamp__light", ariaHidden: "true" });
    const word = h("span", { class: "tr-sr-only" });
    const root = h("div", { class: "tr-lamp", role: "group" });
    el.dataset.control = "line";
    root.append(lamp, host.label(root), host.help(root), word);
    el.append(root);
    follow(model, ["value"], () => {
      flag(lamp, "data-on", Boolean(model.get("value")));
      word.textContent = model.get("value") ? say("on") : say("off");
    });
    follow(model, ["color"], () => paint(lamp, "--tr-tone", model.get("color")));
    follow(model, ["width", "height"], () => {
      const sizes = [model.get("width"), model.get("height")].filter((each) => each !== null);
      lamp.style.width = sizes.length ? `${Math.min(...sizes)}px` : "";
    });
  },
} satisfies Module<BooleanStatusParams>;
