/** How a day with a time of day is shown, as its parameters say. */

import type { Model } from "../client/types.ts";
import type { PickableParams } from "./_typed/datetime_picker.ts";
import type { Form } from "./timed.ts";

export function momentForm(model: Model<PickableParams>): Form {
  const full = "0000-00-00T00:00:00";
  if (!model.get("enable_time")) return { type: "date", step: 1, length: 10, full };
  const seconds = model.get("enable_seconds");
  return { type: "datetime-local", step: seconds ? 1 : 60, length: seconds ? 19 : 16, full };
}
