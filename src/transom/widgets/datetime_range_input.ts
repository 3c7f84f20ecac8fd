/**
 * DatetimeRangeInput: the first and the last moment as texts, which the server reads.
 * @chunk days
 */

import type { Module } from "../client/types.ts";
import type { DatetimeRangeInputParams } from "./_typed/datetime_input.ts";
import { follow } from "./field.ts";
import { pair, text } from "./timed.ts";

export default {
  render(props) {
    const { model } = props;
    follow(
      model,
      ["placeholder"],
      pair(props as never, "Dates and times", () => text(model.get("placeholder"))),
    );
  },
} satisfies Module<DatetimeRangeInputParams>;
