/**
 * DatetimePicker: a day with a time of day, in a native field.
 * @chunk days
 */

import type { Module } from "../client/types.ts";
import type { DatetimePickerParams } from "./_typed/datetime_picker.ts";
import { follow } from "./field.ts";
import { momentForm } from "./moment_form.ts";
import { single } from "./timed.ts";

export default {
  render(props) {
    const { model } = props;
    follow(
      model,
      ["enable_time", "enable_seconds"],
      single(props, "Date and time", () => momentForm(model)),
    );
  },
} satisfies Module<DatetimePickerParams>;
