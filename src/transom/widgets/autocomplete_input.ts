/**
 * AutocompleteInput: a text for which the server offers options. What it offers names the text that it is for: while
 * that is another than what is written, nothing in it can be chosen.
 * @chunk finding
 */

import { flag, h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import type { AutocompleteInputParams } from "./_typed/autocomplete_input.ts";
import { field, follow } from "./field.ts";
import { Listbox } from "./listbox.ts";

export default {
  render({ model, el, host, signal }) {
    let wanted = false; // the user has asked for the list, and not turned away from it
    let moved = false; // … and has gone into it
    let composing = false;
    let asked: string | null = null; // the text for which the list was asked for
    let then: (() => void) | null = null; // what is to be done when the list for this text is there
    const input = h("input", {
      class: "tr-input",
      type: "text",
      spellcheck: false,
      oninput: () => composing || written(),
      oncompositionstart: () => {
        composing = true;
      },
      oncompositionend: () => {
        composing = false;
        written();
      },
      onclick: () => model.get("min_characters") === 0 && ask(),
      onkeydown: (event: KeyboardEvent) => event.isComposing || keys[event.key]?.(event),
      onblur: () => then ?? settle(commit),
    });
    const pick = (row: number) => offer().fresh && enter(offer().labels[row] ?? "");
    const list = new Listbox({ input, around: input, host, signal, pick });
    const body = h("div", { class: "tr-find" }, input, h("span", { class: "tr-spinner" }), list.el);
    const empty = () => !input.value;
    el.append(field({ model, el, host }, input, () => input.placeholder || "Choice", { body, empty }));

    const offer = () => {
      const [text, count, instead, labels] = model.get("completions");
      return { fresh: text === input.value, count, instead, labels };
    };
    const isShort = () => input.value.trim().length < model.get("min_characters");
    /** The row that Enter takes unless the user goes to another. */
    const first = () => (moved || (model.get("restrict") && input.value.trim()) ? 0 : -1);
    const open = () => {
      const { count, instead, labels } = offer();
      const more = count > labels.length ? say("{} of {} options", labels.length, count) : "";
      const note = instead ?? (count ? more : say("No options"));
      list.open(labels, note, first());
      host.announce(note || (count === 1 ? say("1 option") : say("{} options", count)));
    };
    const show = () => {
      const { fresh } = offer();
      flag(list.el, "data-stale", !fresh);
      if (!fresh) return list.mark(-1);
      asked = null;
      if (wanted && !isShort() && input === document.activeElement) open();
      else list.close();
      then?.();
      then = null;
    };
    const close = () => {
      wanted = moved = false;
      asked = then = null;
      list.close();
    };
    const ask = () => {
      wanted = true;
      if (!offer().fresh && asked !== input.value) model.send({ event: "search", value: input.value });
      asked = input.value;
      show();
    };
    const write = (text: string) => {
      if (input.value === text) return;
      const { selectionStart, selectionEnd } = input;
      input.value = text;
      if (input === document.activeElement) input.setSelectionRange(selectionStart, selectionEnd);
    };
    const save = (name: "value" | "value_input", text: string) => {
      if ((model.get(name) ?? "") === text && !(refused && name === "value")) return;
      model.set(name, text);
      model.save_changes();
    };
    const written = () => {
      wanted = true;
      moved = false;
      asked = then = null;
      save("value_input", input.value);
      show();
    };
    let refused = false; // what stands in the field, which may be entered again
    let before: string | null = null; // what Escape puts back then
    const enter = (text: string) => {
      close();
      write(text);
      if (!refused) before = model.get("value");
      save("value", text);
    };
    const commit = () => enter(input.value);
    const choose = () => {
      const row = list.isOpen ? list.active : wanted ? first() : -1;
      enter(offer().labels[row] ?? input.value);
    };
    /** Do it when it is known what there is for this text; a field that takes any text need not wait. */
    const settle = (what: () => void) => {
      if (offer().fresh || isShort() || !wanted || !model.get("restrict")) what();
      else then = what;
    };
    const restore = () => {
      if (refused) enter(before ?? "");
      else write(model.get("value") ?? "");
      save("value_input", input.value);
    };
    const step = (by: 1 | -1) => (event: Event) => {
      event.preventDefault();
      moved = true;
      if (!list.isOpen) ask();
      else if (offer().fresh) list.step(by);
    };
    const keys: Record<string, (event: KeyboardEvent) => void> = {
      ArrowDown: step(1),
      ArrowUp: step(-1),
      Enter: (event) => {
        if (list.isOpen) event.preventDefault();
        settle(choose);
      },
      Tab: () => settle(choose),
      Escape: (event) => {
        if (list.isOpen) {
          event.stopPropagation();
          event.preventDefault(); // a dialog around it stays
        } else restore();
        close();
      },
    };

    host.disabled((off) => {
      input.disabled = off;
    });
    follow(model, ["placeholder"], () => {
      input.placeholder = model.get("placeholder");
    });
    follow(model, ["pending"], () => flag(body, "data-pending", model.get("pending")));
    follow(model, ["value_input"], () => composing || write(model.get("value_input") ?? ""));
    model.on("change:completions", show);
    model.on("refused", () => {
      refused = true;
    });
    model.on("change:value", () => {
      refused = false;
    });
  },
} satisfies Module<AutocompleteInputParams>;
