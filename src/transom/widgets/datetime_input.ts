/**
 * DatetimeInput: a day with a time of day as a text, which the server reads.
 * @chunk days
 */

import type { Module } from "../client/types.ts";
import type { DatetimeInputParams } from "./_typed/datetime_input.ts";
import { follow } from "./field.ts";
import { single, text } from "./timed.ts";

export default {
  render(props) {
    const { model } = props;
    follow(
      model,
      ["placeholder"],
      single(props as never, "Date and time", () => text(model.get("placeholder"))),
    );
  },
} satisfies Module<DatetimeInputParams>;
