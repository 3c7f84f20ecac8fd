/**
 * DatePicker: a day, in a native field.
 * @chunk days
 */

import type { Module } from "../client/types.ts";
import type { DatePickerParams } from "./_typed/date_picker.ts";
import { DAY, single } from "./timed.ts";

export default {
  render(props) {
    single(props, "Date", () => DAY);
  },
} satisfies Module<DatePickerParams>;
