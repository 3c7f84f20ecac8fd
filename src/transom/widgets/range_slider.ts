/**
 * RangeSlider and IntRangeSlider.
 * @chunk numbers
 */

import type { Module } from "../client/types.ts";
import type { RangeParams } from "./_typed/range_slider.ts";
import { track } from "./track.ts";

export default {
  render: (props) => track(props, ["start", "end"]),
} satisfies Module<RangeParams>;
