/**
 * ToggleIcon: an icon that is on or off.
 * @chunk icons
 */

import type { Module } from "../client/types.ts";
import type { ToggleIconParams } from "./_typed/toggle_icon.ts";
import { follow } from "./field.ts";
import { iconic } from "./iconic.ts";

export default {
  render(props) {
    const { model } = props;
    const click = () => {
      model.set("value", !model.get("value"));
      model.save_changes();
    };
    const show = iconic(props, click, (button) => {
      button.ariaPressed = String(model.get("value"));
      return model.get("value");
    });
    follow(model, ["value"], show);
  },
} satisfies Module<ToggleIconParams>;
