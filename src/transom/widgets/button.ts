/** Button: a native button; its tone and style are attributes that the style sheet reads. */

import { flag, h, icon } from "../client/dom.ts";
import type { Model, Module } from "../client/types.ts";
import type { ButtonParams } from "./_typed/button.ts";
import type { PicturedParams } from "./_typed/toned.ts";
import { follow } from "./field.ts";

export default {
  render({ model, el, host }) {
    const button = h("button", { class: "tr-button", type: "button", onclick: () => model.send("click") });
    el.dataset.control = "line";
    el.append(button);
    face(model, button, "Button");
    host.disabled((off) => {
      button.disabled = off;
    });
    follow(model, ["button_type", "button_style"], () => {
      button.dataset.type = model.get("button_type");
      button.dataset.style = model.get("button_style");
    });
  },
} satisfies Module<ButtonParams>;

/** What stands on a button: its label, and its icon before it. One without either is called `fallback`. */
export function face(model: Model<PicturedParams>, button: HTMLElement, fallback: string): void {
  const text = button.appendChild(h("span"));
  follow(model, ["label", "description"], () => {
    const label = model.get("label");
    text.textContent = label;
    flag(text, "hidden", !label);
    if (label) button.removeAttribute("aria-label");
    else button.ariaLabel = model.get("description") || fallback;
  });
  picture(model, button);
}

/** The icon of a button, before all else on it. */
export function picture(model: Model<PicturedParams>, button: HTMLElement): void {
  follow(model, ["icon", "icon_size"], () => {
    const name = model.get("icon");
    button.querySelector(".tr-icon")?.remove();
    if (!name) return;
    const drawn = icon(name);
    drawn.style.fontSize = model.get("icon_size");
    button.prepend(drawn);
  });
}
