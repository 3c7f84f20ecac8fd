/** What fields that a text is typed into share: `value_input` follows each keystroke, `value` what was confirmed. */

import { h } from "../client/dom.ts";
import type { RenderProps } from "../client/types.ts";
import type { TextFieldParams } from "./_typed/text_field.ts";
import { field, follow } from "./field.ts";

type Control = HTMLInputElement | HTMLTextAreaElement;

/** Make the control and put it into the page; `entered` is called when Enter has confirmed its text. */
export function textField<K extends "input" | "textarea">(
  { model, el, host }: Pick<RenderProps<TextFieldParams>, "model" | "el" | "host">,
  tag: K,
  attributes: Record<string, unknown>,
  entered?: () => void,
): HTMLElementTagNameMap[K] {
  const send = (key: "value" | "value_input") => {
    if (!refused && (model.get(key) ?? "") === input.value) return;
    refused = false;
    model.set(key, input.value);
    model.save_changes();
  };
  let refused = false; // what stands there, which may be entered again
  // While an input method composes a word the field is its own: what it held before, else null.
  let before: string | null = null;
  const show = () => {
    if (before === null) write(input, model.get("value_input") ?? "");
  };
  const element = h(tag, {
    class: "tr-input",
    ...attributes,
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
      if (!entered || event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
      send("value");
      entered();
    },
  });
  const input = element as Control;
  el.append(field({ model, el, host }, input, () => input.placeholder || "Text"));
  host.disabled((off) => {
    input.disabled = off;
  });
  follow(model, ["placeholder", "max_length", "autocomplete"], () => {
    const longest = model.get("max_length");
    input.placeholder = model.get("placeholder") ?? "";
    input.setAttribute("autocomplete", model.get("autocomplete"));
    if (longest === null) input.removeAttribute("maxlength");
    else input.maxLength = longest;
    if (input.ariaLabel) input.ariaLabel = input.placeholder || "Text";
  });
  // Whatever sets `value` sets `value_input` too, which stays as it is while newer keys are on their way.
  follow(model, ["value_input"], show);
  model.on("refused", () => {
    refused = true;
  });
  return element;
}

/** Put a text into a field; somebody who is typing in it goes on where they were. */
function write(input: Control, text: string): void {
  if (input.value === text) return;
  const { selectionStart, selectionEnd } = input;
  input.value = text;
  if (input === document.activeElement) input.setSelectionRange(selectionStart, selectionEnd);
}
