/**
 * ButtonIcon: an icon that is another one for a moment when it is clicked.
 * @chunk icons
 */

import { systemClock, Timer } from "../client/clock.ts";
import type { Module } from "../client/types.ts";
import type { ButtonIconParams } from "./_typed/button_icon.ts";
import { iconic } from "./iconic.ts";

export default {
  render(props) {
    const { model, signal } = props;
    const timer = new Timer(systemClock);
    signal.addEventListener("abort", () => timer.clear());
    const click = () => {
      model.send("click");
      timer.set(() => show(), model.get("toggle_duration"));
      show();
    };
    const show = iconic(props, click, () => timer.active);
  },
} satisfies Module<ButtonIconParams>;
