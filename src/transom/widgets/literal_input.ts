/**
 * LiteralInput and ArrayInput: a text that the server reads. What is no value stays in the field, with the reason.
 * @chunk texts
 */

import type { Module } from "../client/types.ts";
import type { TextFieldParams } from "./_typed/text_field.ts";
import { textField } from "./text_field.ts";

export default {
  render(props) {
    const input = textField(props, "input", { type: "text", spellcheck: false }, () => undefined);
    input.style.fontFamily = "var(--tr-mono)";
  },
} satisfies Module<TextFieldParams>;
