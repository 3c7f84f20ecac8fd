/** Button: a native button; its tone and style are attributes that the style sheet reads. */

import { flag, h, icon } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { follow } from "./field.ts";

export interface ButtonParams {
  label: string;
  description: string | null;
  button_type: "default" | "primary" | "success" | "warning" | "danger" | "light";
  button_style: "solid" | "outline";
  icon: string | null;
}

export default {
  render({ model, el, host }) {
    const text = h("span");
    const button = h(
      "button",
      { class: "tr-button", type: "button", onclick: () => model.send("click") },
      text,
    );
    el.dataset.control = "line";
    el.append(button);
    host.disabled((off) => {
      button.disabled = off;
    });
    follow(model, ["button_type", "button_style"], () => {
      button.dataset.type = model.get("button_type");
      button.dataset.style = model.get("button_style");
    });
    follow(model, ["label", "description"], () => {
      const label = model.get("label");
      text.textContent = label;
      flag(text, "hidden", !label);
      if (label) button.removeAttribute("aria-label");
      else button.ariaLabel = model.get("description") || "Button";
    });
    follow(model, ["icon"], () => {
      const name = model.get("icon");
      button.querySelector(".tr-icon")?.remove();
      if (name) button.prepend(icon(name));
    });
  },
} satisfies Module<ButtonParams>;
