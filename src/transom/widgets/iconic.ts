/** What icons that are clicked share: a bare button with an icon on it, and the label after it. */

import { flag, h, icon } from "../client/dom.ts";
import type { RenderProps } from "../client/types.ts";
import type { IconicParams } from "./_typed/iconic.ts";
import { follow } from "./field.ts";

/** Draws one; what this returns shows it anew: `on` says whether it is active. */
export function iconic(
  { model, el, host }: Pick<RenderProps<IconicParams>, "model" | "el" | "host">,
  onclick: () => void,
  on: (button: HTMLButtonElement) => boolean,
): () => void {
  const text = h("span");
  const button = h("button", { class: "tr-iconic", type: "button", onclick });
  el.append(button);
  el.dataset.control = "line";
  host.disabled((off) => {
    button.disabled = off;
  });
  const show = () => {
    const active = on(button);
    flag(button, "data-on", active);
    button.replaceChildren(drawn(model.get(active ? "active_icon" : "icon")), text);
  };
  follow(model, ["label", "description", "icon"], () => {
    const label = model.get("label");
    text.textContent = label;
    flag(text, "hidden", !label);
    if (label) button.removeAttribute("aria-label");
    else button.ariaLabel = model.get("description") || nameOf(model.get("icon"));
  });
  follow(model, ["size"], () => button.style.setProperty("--size", model.get("size")));
  follow(model, ["icon", "active_icon"], show);
  return show;
}

/** An icon by its name, or the shape of an SVG in the text's colour: as a picture no script of it runs. */
function drawn(name: string): Element {
  if (!name.startsWith("<")) return icon(name);
  const shape = `url("data:image/svg+xml,${encodeURIComponent(name)}")`;
  return h("span", { class: "tr-icon tr-shape", ariaHidden: "true", style: { "--shape": shape } });
}

function nameOf(icon: string): string {
  return icon.startsWith("<") ? "Icon" : icon;
}
