/**
 * TextInput: one line of text, confirmed by Enter or by leaving it.
 * @chunk texts
 */

import type { Module } from "../client/types.ts";
import type { TextInputParams } from "./_typed/text_input.ts";
import { textField } from "./text_field.ts";

export default {
  render(props) {
    textField(props, "input", { type: "text" }, () => props.model.send("enter_pressed"));
  },
} satisfies Module<TextInputParams>;
