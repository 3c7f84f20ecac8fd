/**
 * TimePicker: a time of day, in a native field.
 * @chunk days
 */

import type { Module } from "../client/types.ts";
import type { TimePickerParams } from "./_typed/time_picker.ts";
import { follow } from "./field.ts";
import { type Form, single } from "./timed.ts";

export default {
  render(props) {
    const { model } = props;
    const form = (): Form => {
      // Seconds that are there are shown, so that they stay when the minutes change.
      const seconds = model.get("seconds") || !(model.get("value") ?? ":00").endsWith(":00");
      const minutes = model.get("minute_increment");
      const fine = seconds ? model.get("second_increment") : 60;
      const step = minutes > 1 ? 60 * minutes : fine;
      return { type: "time", step, length: seconds ? 8 : 5, full: "00:00:00" };
    };
    follow(model, ["seconds", "minute_increment", "second_increment"], single(props, "Time", form));
  },
} satisfies Module<TimePickerParams>;
