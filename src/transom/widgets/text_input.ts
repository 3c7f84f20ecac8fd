/**
 * TextInput: `value_input` follows each keystroke, `value` what was confirmed by Enter or by leaving.
 * @chunk texts
 */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { field, follow } from "./field.ts";

interface Params {
  value: string | null;
  value_input: string | null;
  placeholder: string | null;
  max_length: number | null;
}

/** What the server takes where the author names no bound. */
const LONGEST = 5_000;

export default {
  render({ model, el, host }) {
    const send = (key: "value" | "value_input") => {
      if (model.get(key) === input.value) return;
      model.set(key, input.value);
      model.save_changes();
    };
    // While an input method composes a word the field is its own: what it held before, else null.
    let before: string | null = null;
    const show = () => {
      if (before === null) write(input, model.get("value_input") ?? "");
    };
    const input = h("input", {
      class: "tr-input",
      type: "text",
      autocomplete: "off",
      oninput: () => before === null && send("value_input"),
      oncompositionstart: () => {
        before = input.value;
      },
      oncompositionend: () => {
        const typed = input.value !== before;
        before = null;
        if (typed) send("value_input");
        else show(); // what came meanwhile
      },
      onchange: () => send("value"),
      onkeydown: (event: KeyboardEvent) => {
        // While a word is being composed, Enter belongs to the input method; 229 where it has just ended by that key.
        if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
        send("value");
        model.send("enter_pressed");
      },
    });
    el.append(field({ model, el, host }, input, () => input.placeholder || "Text"));
    host.disabled((off) => {
      input.disabled = off;
    });
    follow(model, ["placeholder", "max_length"], () => {
      const longest = model.get("max_length");
      input.placeholder = model.get("placeholder") ?? "";
      input.maxLength = longest ?? LONGEST;
      if (input.ariaLabel) input.ariaLabel = input.placeholder || "Text";
    });
    // Whatever sets `value` sets `value_input` too, which stays as it is while newer keys are on their way.
    follow(model, ["value_input"], show);
  },
} satisfies Module<Params>;

/** Put a text into a field; somebody who is typing in it goes on where they were. */
function write(input: HTMLInputElement, text: string): void {
  if (input.value === text) return;
  const { selectionStart, selectionEnd } = input;
  input.value = text;
  if (input === document.activeElement) input.setSelectionRange(selectionStart, selectionEnd);
}
