/**
 * DiscreteSlider: a track whose stops are the places of options.
 * @chunk numbers
 */

import type { Model, Module } from "../client/types.ts";
import type { DiscreteSliderParams } from "./_typed/discrete_slider.ts";
import type { TrackParams } from "./_typed/slider.ts";
import { track } from "./track.ts";

export default {
  render(props) {
    const { model } = props;
    const list = () => model.get("labels")[0]; // its number; the texts follow
    const own: Record<string, () => unknown> = {
      start: () => 0,
      end: () => model.get("labels").length - 2,
      step: () => 1,
      value: () => {
        const [of, place] = model.get("value") ?? [];
        return of === list() ? place : null;
      },
    };
    const places = {
      ...model,
      get: (key: "value") => (own[key] ?? model.get)(key),
      set: (key: "value", place: number) => model.set(key, [list(), place]),
      on: (name: "change:end", listener: () => void) =>
        model.on(name === "change:end" ? "change:labels" : name, listener),
    };
    const text = (place: number) => String(model.get("labels")[place + 1] ?? "");
    track({ ...props, model: places as unknown as Model<TrackParams> }, [""], text);
  },
} satisfies Module<DiscreteSliderParams>;
