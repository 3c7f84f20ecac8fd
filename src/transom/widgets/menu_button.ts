/**
 * MenuButton: a button that opens a menu, or two beside each other of which one does.
 *
 * Owns: where the menu is, and the keys in it. It closes by Escape, by Tab, and by whatever happens elsewhere.
 * @chunk icons
 */

import { flag, h, icon } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import type { MenuButtonParams } from "./_typed/menu_button.ts";
import { face } from "./button.ts";
import { follow } from "./field.ts";

/** Pixels between the button and its menu, and between the menu and the edge of the window. */
const GAP = 4;

export default {
  render({ model, el, host, signal }) {
    const split = () => model.get("split");
    const rows = () => [...menu.querySelectorAll<HTMLElement>("[role=menuitem]")];
    const isOpen = () => menu.matches(":popover-open");
    const opener = () => (split() ? arrow : main);
    const focus = (at: number) => {
      const all = rows();
      all.at(at % all.length)?.focus();
    };
    const put = () => {
      const at = box.getBoundingClientRect();
      menu.style.minWidth = `${at.width}px`;
      const { width, height } = menu.getBoundingClientRect();
      const back = getComputedStyle(el).direction === "rtl";
      const left = Math.min(back ? at.right - width : at.left, innerWidth - width - GAP);
      const below = at.bottom + GAP;
      const above = at.top - height - GAP;
      menu.style.left = `${Math.max(GAP, left)}px`;
      menu.style.top = `${below + height > innerHeight && above >= GAP ? above : below}px`;
    };
    const open = (at: number) => {
      if (!rows().length || isOpen()) return;
      menu.showPopover();
      put();
      focus(at);
    };
    const close = (refocus: boolean) => {
      if (isOpen()) menu.hidePopover();
      if (refocus) opener().focus();
    };
    // What is pressed to close it would open it again: the focus has gone by then, and it has closed.
    let wasOpen = false;
    const press = {
      onpointerdown: () => {
        wasOpen = isOpen();
      },
      onkeydown: (event: KeyboardEvent) => {
        const at = { ArrowDown: 0, ArrowUp: -1 }[event.key];
        wasOpen = false;
        if (at === undefined || (split() && event.target === main)) return;
        event.preventDefault();
        open(at);
      },
    };
    const toggle = () => {
      if (!wasOpen) open(0);
      wasOpen = false;
    };
    const main = h("button", {
      class: "tr-button",
      type: "button",
      ...press,
      onclick: () => (split() ? model.send("click") : toggle()),
    });
    const arrow = h(
      "button",
      { class: "tr-button", type: "button", ...press, onclick: toggle },
      icon("chevron-down"),
    );
    const choose = (place: number, text: string) => {
      close(true);
      model.send({ event: "choose", value: [place, text] });
    };
    const keys = (event: KeyboardEvent) => {
      const all = rows();
      const now = all.indexOf(document.activeElement as HTMLElement);
      const to = { ArrowDown: now + 1, ArrowUp: now - 1 + all.length, Home: 0, End: -1 }[event.key];
      if (event.key === "Tab") close(true);
      else if (event.key === "Escape") {
        event.preventDefault(); // a dialog around it stays
        close(true);
      } else if (to !== undefined) {
        event.preventDefault();
        focus(to);
      } else if (event.key.length === 1 && event.key !== " ") {
        const rest = [...all.slice(now + 1), ...all.slice(0, now + 1)];
        const letter = event.key.toLowerCase();
        rest.find((each) => each.textContent?.trim().toLowerCase().startsWith(letter))?.focus();
      }
    };
    const menu = h("div", {
      class: "tr-menu",
      id: host.uid("menu"),
      role: "menu",
      popover: "manual",
      onkeydown: keys,
      onfocusout: ({ relatedTarget }: FocusEvent) => {
        if (!menu.contains(relatedTarget as Node | null)) close(false);
      },
      ontoggle: () => {
        opener().ariaExpanded = String(isOpen());
      },
    });
    const box = h("div", { class: "tr-menued" }, main, arrow);
    el.append(box, menu);
    el.dataset.control = "line";
    const follower = () => isOpen() && put();
    for (const type of ["scroll", "resize"])
      window.addEventListener(type, follower, { capture: true, passive: true, signal });
    face(model, main, "Menu");
    const mark = main.appendChild(icon("chevron-down"));
    host.disabled((off) => {
      main.disabled = arrow.disabled = off;
      if (off) close(false);
    });
    follow(model, ["button_type", "button_style"], () => {
      for (const each of [main, arrow]) {
        each.dataset.type = model.get("button_type");
        each.dataset.style = model.get("button_style");
      }
    });
    follow(model, ["split", "label"], () => {
      flag(arrow, "hidden", !split());
      flag(mark, "hidden", split());
      arrow.ariaLabel = say("More of {}", model.get("label") || "Menu");
      menu.ariaLabel = model.get("label") || "Menu";
      for (const each of [main, arrow]) {
        const opens = each === opener();
        each.ariaHasPopup = opens ? "menu" : null;
        each.ariaExpanded = opens ? String(isOpen()) : null;
      }
    });
    follow(model, ["items"], () => {
      close(false);
      menu.replaceChildren(
        ...model
          .get("items")
          .map((text, place) =>
            text === null
              ? h("hr", { role: "separator" })
              : h(
                  "button",
                  { type: "button", role: "menuitem", tabIndex: -1, onclick: () => choose(place, text) },
                  text,
                ),
          ),
      );
    });
  },
} satisfies Module<MenuButtonParams>;
