/**
 * DateSlider and DatetimeSlider.
 * @chunk numbers
 */

import type { Module } from "../client/types.ts";
import type { OneMomentParams } from "./_typed/date_slider.ts";
import { timeText } from "./time_text.ts";
import { track } from "./track.ts";

export default {
  render: (props) => track(props, [""], timeText),
} satisfies Module<OneMomentParams>;
