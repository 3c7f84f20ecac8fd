/**
 * What widgets with options share: a choice is the number of the list of labels and the places of what is chosen in
 * it, or null where nothing is.
 */

import type { Model } from "../client/types.ts";
import type { ChoiceParams } from "./_typed/choice.ts";
import type { ChoosingParams } from "./_typed/choosing.ts";

/** The places of what is chosen; none while the page has newer options than the user's choice. */
export function chosen(model: Pick<Model<ChoosingParams>, "get">): number[] {
  const [list, ...places] = model.get("value") ?? [];
  return list === model.get("labels")[0] ? places : [];
}

/** The user has chosen these. */
export function choose(model: Model<ChoosingParams>, places: number[]): void {
  model.set("value", [model.get("labels")[0], ...places]);
  model.save_changes();
}

export function texts(model: Model<ChoosingParams>): string[] {
  const [, ...labels] = model.get("labels");
  return labels;
}

/** Bar from the user what cannot be chosen. */
export function bar(model: Model<ChoiceParams>, all: Iterable<{ disabled: boolean }>): void {
  const barred = new Set(model.get("disabled_options"));
  [...all].forEach((each, place) => {
    each.disabled = barred.has(place);
  });
}
