/** TextInput: `value_input` follows each keystroke, `value` what was confirmed by Enter or by leaving. */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { field, follow } from "./field.ts";

interface Params {
  value: string | null;
  value_input: string | null;
  placeholder: string | null;
  max_length: number | null;
}

export default {
  render({ model, el, host }) {
    const send = (key: "value" | "value_input") => {
      if (model.get(key) === input.value) return;
      model.set(key, input.value);
      model.save_changes();
    };
    const input = h("input", {
      class: "tr-input",
      type: "text",
      autocomplete: "off",
      oninput: () => send("value_input"),
      onchange: () => send("value"),
      onkeydown: (event: KeyboardEvent) => {
        // While a word is being composed, Enter belongs to the input method.
        if (event.key !== "Enter" || event.isComposing) return;
        send("value");
        model.send("enter_pressed");
      },
    });
    el.append(field({ model, host }, input, () => input.placeholder || "Text"));
    host.disabled((off) => {
      input.disabled = off;
    });
    follow(model, ["placeholder", "max_length"], () => {
      const longest = model.get("max_length");
      input.placeholder = model.get("placeholder") ?? "";
      if (longest === null) input.removeAttribute("maxlength");
      else input.maxLength = longest;
      if (input.ariaLabel) input.ariaLabel = input.placeholder || "Text";
    });
    follow(model, ["value"], () => {
      // Writing an equal text would move the caret of somebody who is typing.
      const value = model.get("value") ?? "";
      if (input.value !== value) input.value = value;
    });
  },
} satisfies Module<Params>;
