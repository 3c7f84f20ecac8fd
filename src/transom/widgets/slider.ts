/**
 * IntSlider and FloatSlider.
 * @chunk numbers
 */

import type { Module } from "../client/types.ts";
import { type TrackParams, track } from "./track.ts";

export default {
  render: (props) => track(props, [""]),
} satisfies Module<TrackParams>;
