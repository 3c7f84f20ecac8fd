/**
 * DateRangeSlider and DatetimeRangeSlider.
 * @chunk numbers
 */

import type { Module } from "../client/types.ts";
import type { DateRangeSliderParams } from "./_typed/date_range_slider.ts";
import { timeText } from "./time_text.ts";
import { track } from "./track.ts";

export default {
  render: (props) => track(props, ["start", "end"], timeText),
} satisfies Module<DateRangeSliderParams>;
