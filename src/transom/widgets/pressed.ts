/** Buttons that stay pressed. */

import { flag } from "../client/dom.ts";
import type { Model } from "../client/types.ts";
import type { TonedParams } from "./_typed/toned.ts";

/** Its tone is seen while it is pressed. */
export function pressed(model: Model<TonedParams>, button: HTMLElement, on: boolean): void {
  button.dataset.type = on ? model.get("button_type") : "default";
  button.dataset.style = model.get("button_style");
  flag(button, "data-on", on);
}
