/** What front ends may ask of a model: checked by the compiler, so there is nothing to run. */

import { test } from "node:test";
import type { Model, Module, RenderProps } from "../../src/transom/client/types.ts";
import type { SelectParams } from "../../src/transom/widgets/_typed/select.ts";
import type { SliderParams } from "../../src/transom/widgets/_typed/slider.ts";
import type { TextFieldParams } from "../../src/transom/widgets/_typed/text_field.ts";

export function takesWhatThereIs(model: Model<SliderParams>, select: Model<SelectParams>): void {
  const value: number | null = model.get("value");
  model.set("value", value);
  model.set("value", null);
  model.on("change:value", () => model.get("label"));
  const groups: [string, number][] | null = select.get("groups");
  const [number, ...texts]: [number, ...string[]] = select.get("labels");
  void [groups, number, texts];
}

export function refusesTheRest(model: Model<SliderParams>): void {
  // @ts-expect-error: no parameter
  model.get("valeu");
  // @ts-expect-error: no parameter
  model.set("valeu", 3);
  // @ts-expect-error: no parameter
  model.on("change:valeu", () => undefined);
  // @ts-expect-error: not its type
  model.set("value", "3");
  // @ts-expect-error: not its type
  const text: string = model.get("value");
  void text;
}

export function asksNoFamilyForWhatItLacks(
  props: RenderProps<SliderParams>,
  field: (props: RenderProps<TextFieldParams>) => void,
) {
  // @ts-expect-error: a slider has no placeholder
  field(props);
}

export const drawn = {
  render({ model }) {
    // @ts-expect-error: no parameter
    model.get("palceholder");
  },
} satisfies Module<TextFieldParams>;

test("names and types of parameters are those of the Python class", () => undefined);
