/**
 * PasswordInput: one line of text that nobody can read.
 * @chunk texts
 */

import type { Module } from "../client/types.ts";
import type { PasswordInputParams } from "./_typed/password_input.ts";
import { textField } from "./text_field.ts";

export default {
  render(props) {
    textField(props, "input", { type: "password" }, () => undefined);
  },
} satisfies Module<PasswordInputParams>;
