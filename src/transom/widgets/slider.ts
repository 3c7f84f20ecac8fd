/**
 * IntSlider and FloatSlider.
 * @chunk numbers
 */

import type { Module } from "../client/types.ts";
import type { SliderParams } from "./_typed/slider.ts";
import { track } from "./track.ts";

export default {
  render: (props) => track(props, [""]),
} satisfies Module<SliderParams>;
