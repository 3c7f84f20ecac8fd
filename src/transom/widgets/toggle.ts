/**
 * Toggle: a button that stays pressed.
 * @chunk choices
 */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import type { ToggleParams } from "./_typed/toggle.ts";
import { face } from "./button.ts";
import { follow } from "./field.ts";
import { pressed } from "./pressed.ts";

export default {
  render({ model, el, host }) {
    const button = h("button", {
      class: "tr-button",
      type: "button",
      onclick: () => {
        model.set("value", !model.get("value"));
        model.save_changes();
      },
    });
    el.append(button);
    el.dataset.control = "line";
    face(model, button, "Toggle");
    host.disabled((off) => {
      button.disabled = off;
    });
    follow(model, ["value", "button_type", "button_style"], () => {
      button.ariaPressed = String(model.get("value"));
      pressed(model, button, model.get("value"));
    });
  },
} satisfies Module<ToggleParams>;
