/**
 * TimePicker: a time of day, in a native field; with a format as a text, which the server reads.
 * @chunk days
 */

import type { Module } from "../client/types.ts";
import type { TimePickerParams } from "./_typed/time_picker.ts";
import { follow } from "./field.ts";
import { type Form, single, text } from "./timed.ts";

export default {
  render(props) {
    const { model } = props;
    const form = (): Form => {
      const example = model.get("format");
      if (example !== null) return text(example);
      // Seconds that are there are shown, so that they stay when the minutes change.
      const seconds = model.get("seconds") || !(model.get("value") ?? ":00").endsWith(":00");
      const minutes = model.get("minute_increment");
      const fine = seconds ? model.get("second_increment") : 60;
      const step = minutes > 1 ? 60 * minutes : fine;
      return { type: "time", step, length: seconds ? 8 : 5, full: "00:00:00" };
    };
    const show = single(props, "Time", form);
    follow(model, ["format", "seconds", "minute_increment", "second_increment"], show);
  },
} satisfies Module<TimePickerParams>;
