/**
 * PasswordInput: one line of text that nobody can read.
 * @chunk texts
 */

import type { Module } from "../client/types.ts";
import { type TextParams, textField } from "./text_field.ts";

export default {
  render(props) {
    textField(props, "input", { type: "password" }, () => undefined);
  },
} satisfies Module<TextParams>;
