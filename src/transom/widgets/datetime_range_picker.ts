/**
 * DatetimeRangePicker: the first and the last moment, in two native fields.
 * @chunk days
 */

import type { Module } from "../client/types.ts";
import type { DatetimeRangePickerParams } from "./_typed/datetime_picker.ts";
import { follow } from "./field.ts";
import { momentForm } from "./moment_form.ts";
import { pair } from "./timed.ts";

export default {
  render(props) {
    const { model } = props;
    follow(
      model,
      ["enable_time", "enable_seconds"],
      pair(props, "Dates and times", () => momentForm(model)),
    );
  },
} satisfies Module<DatetimeRangePickerParams>;
