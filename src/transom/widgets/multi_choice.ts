/**
 * MultiChoice: the chosen stand in the field, the others in a list that what is written narrows.
 * @chunk finding
 */

import { describe, flag, h, icon } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import type { MultiChoiceParams } from "./_typed/multi_choice.ts";
import { field, follow } from "./field.ts";
import { Listbox } from "./listbox.ts";
import { choose, chosen, texts } from "./offered.ts";

/** So many are in the list where the author names no bound. */
const MOST = 500;

export default {
  render({ model, el, host, signal }) {
    let offered: number[] = [];
    const chips = h("span", { class: "tr-chips" });
    const said = h("span", { id: host.uid("chosen"), hidden: true });
    const input = h("input", {
      type: "text",
      oninput: () => open(input.value ? 0 : -1),
      onkeydown: (event: KeyboardEvent) => !event.isComposing && keys[event.key]?.(event),
    });
    const box = h(
      "div",
      {
        class: "tr-input tr-choices",
        onclick: ({ target }: Event) => {
          if ((target as Element).closest("button") || input.disabled) return;
          input.focus();
          open();
        },
        onfocusout: ({ relatedTarget }: FocusEvent) => {
          if (box.contains(relatedTarget as Node | null)) return;
          input.value = "";
          list.close();
        },
      },
      chips,
      said,
      input,
    );
    const pick = (row: number) => {
      const place = offered[row];
      if (place === undefined) return;
      input.value = "";
      choose(model, [...chosen(model), place]);
    };
    const list = new Listbox({ input, around: box, host, signal, pick });
    box.append(list.el);
    const empty = () => chosen(model).length === 0;
    el.append(field({ model, el, host }, input, () => "Choices", { body: box, empty }));
    describe(input, said.id, true);

    const open = (row = -1) => {
      const all = texts(model);
      const taken = chosen(model);
      const wanted = input.value.trim().toLocaleLowerCase();
      const most = model.get("max_items");
      const limit = model.get(wanted ? "search_option_limit" : "option_limit") ?? MOST;
      const full = most !== null && taken.length >= most;
      const out = new Set(taken);
      const fits = (text: string, place: number) =>
        !out.has(place) && text.toLocaleLowerCase().includes(wanted);
      offered = full ? [] : [...all.keys()].filter((place) => fits(all[place] ?? "", place)).slice(0, limit);
      const note = full ? say("At most {}", most) : say("No options");
      list.open(
        offered.map((place) => all[place] ?? ""),
        offered.length ? "" : note,
        row,
      );
    };
    const drop = (place: number | undefined) =>
      choose(
        model,
        chosen(model).filter((each) => each !== place),
      );
    const step = (by: 1 | -1) => (event: Event) => {
      event.preventDefault();
      if (!list.isOpen) open();
      list.step(by);
    };
    const keys: Record<string, (event: KeyboardEvent) => void> = {
      ArrowDown: step(1),
      ArrowUp: step(-1),
      Enter: (event) => {
        if (!list.isOpen) return;
        event.preventDefault();
        pick(list.active);
      },
      Escape: (event) => {
        if (list.isOpen) {
          event.stopPropagation();
          event.preventDefault(); // a dialog around it stays
        }
        list.close();
      },
      Backspace: () => input.value || empty() || drop(chosen(model).at(-1)),
    };

    const draw = () => {
      const all = texts(model);
      const chip = (place: number) => {
        const remove = h("button", { type: "button", ariaLabel: say("Remove {}", all[place]) }, icon("x"));
        remove.disabled = input.disabled;
        remove.addEventListener("click", () => {
          drop(place);
          input.focus();
        });
        return h(
          "span",
          { class: "tr-chip" },
          h("span", null, all[place]),
          model.get("delete_button") && remove,
        );
      };
      chips.replaceChildren(...chosen(model).map(chip));
      said.textContent = chosen(model)
        .map((place) => all[place])
        .join(", ");
      flag(chips, "data-solid", model.get("solid"));
      input.placeholder = empty() ? model.get("placeholder") : "";
      if (list.isOpen) open();
    };
    host.disabled((off) => {
      input.disabled = off;
      draw();
    });
    follow(model, ["value", "labels", "delete_button", "solid", "placeholder"], draw);
  },
} satisfies Module<MultiChoiceParams>;
