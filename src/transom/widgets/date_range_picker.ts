/**
 * DateRangePicker: the first and the last day, in two native fields.
 * @chunk days
 */

import type { Module } from "../client/types.ts";
import type { DateRangePickerParams } from "./_typed/date_picker.ts";
import { DAY, pair } from "./timed.ts";

export default {
  render(props) {
    pair(props, "Dates", () => DAY);
  },
} satisfies Module<DateRangePickerParams>;
