/** MultiChoice: the chosen stand in the field, the others in a list that what is written narrows. */

import { describe, flag, h, icon } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import type { MultiChoiceParams } from "./_typed/multi_choice.ts";
import { field, follow } from "./field.ts";
import { choose, chosen, texts } from "./offered.ts";

/** So many are in the list where the author names no bound. */
const MOST = 500;

export default {
  render({ model, el, host, signal }) {
    let offered: number[] = [];
    let active = -1;
    const chips = h("span", { class: "tr-chips" });
    const said = h("span", { id: host.uid("chosen"), hidden: true });
    const list = h("ul", {
      class: "tr-choices__list",
      id: host.uid("list"),
      role: "listbox",
      ariaLabel: "Options",
      popover: "manual",
      onpointerdown: (event: Event) => event.preventDefault(), // the keys stay with the input
      onclick: ({ target }: Event) => pick(rows().indexOf(target as HTMLElement)),
    });
    const input = h("input", {
      type: "text",
      role: "combobox",
      autocomplete: "off",
      "aria-autocomplete": "list",
      "aria-controls": list.id,
      ariaExpanded: "false",
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
          close();
        },
      },
      chips,
      said,
      input,
      list,
    );
    const empty = () => chosen(model).length === 0;
    el.append(field({ model, el, host }, input, () => "Choices", { body: box, empty }));
    describe(input, said.id, true);

    const rows = () => [...list.children] as HTMLElement[];
    const isOpen = () => list.matches(":popover-open");
    const mark = (row: number) => {
      active = row;
      rows().forEach((each, place) => {
        each.ariaSelected = String(place === row);
      });
      const at = rows()[row];
      if (at) input.setAttribute("aria-activedescendant", at.id);
      else input.removeAttribute("aria-activedescendant");
      at?.scrollIntoView({ block: "nearest" });
    };
    const offer = () => {
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
      const note = h(
        "li",
        { role: "option", ariaDisabled: "true" },
        full ? say("At most {}", most) : say("No options"),
      );
      const options = offered.map((place, row) =>
        h("li", { role: "option", id: host.uid(`option-${row}`) }, all[place]),
      );
      list.replaceChildren(...(options.length ? options : [note]));
    };
    const below = () => {
      const { left, top, bottom, width } = box.getBoundingClientRect();
      const room = innerHeight - bottom;
      const up = room < list.offsetHeight + 8 && top > room;
      list.style.width = `${width}px`;
      list.style.left = `${left}px`;
      list.style.top = `${up ? top - list.offsetHeight - 4 : bottom + 4}px`;
    };
    const open = (row = -1) => {
      offer();
      if (!isOpen()) list.showPopover();
      input.ariaExpanded = "true";
      below();
      mark(Math.min(row, offered.length - 1));
    };
    const close = () => {
      if (isOpen()) list.hidePopover();
      input.ariaExpanded = "false";
      mark(-1);
    };
    const pick = (row: number) => {
      const place = offered[row];
      if (place === undefined) return;
      input.value = "";
      choose(model, [...chosen(model), place]);
    };
    const drop = (place: number | undefined) =>
      choose(
        model,
        chosen(model).filter((each) => each !== place),
      );
    const step = (by: number) => (event: Event) => {
      event.preventDefault();
      if (!isOpen()) open();
      const count = offered.length || 1;
      mark((Math.max(active, by > 0 ? -1 : 0) + by + count) % count);
    };
    const keys: Record<string, (event: KeyboardEvent) => void> = {
      ArrowDown: step(1),
      ArrowUp: step(-1),
      Enter: (event) => {
        if (isOpen()) event.preventDefault();
        if (isOpen()) pick(active);
      },
      Escape: (event) => {
        if (isOpen()) event.stopPropagation();
        close();
      },
      Backspace: () => input.value || empty() || drop(chosen(model).at(-1)),
    };
    for (const type of ["scroll", "resize"])
      window.addEventListener(type, () => isOpen() && below(), { capture: true, passive: true, signal });

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
      if (isOpen()) open();
    };
    host.disabled((off) => {
      input.disabled = off;
      draw();
    });
    follow(model, ["value", "labels", "delete_button", "solid", "placeholder"], draw);
  },
} satisfies Module<MultiChoiceParams>;
