/**
 * What every control with a label shares.
 *
 * Owns: following parameters, the frame of a field and the name of a control that has no label.
 * Knows nothing of any particular widget.
 */

import { h } from "../client/dom.ts";
import type { Model, RenderProps } from "../client/types.ts";

/** Call `apply` now and after a change of any of the parameters `keys`. */
export function follow<P extends object>(
  model: Model<P>,
  keys: (keyof P & string)[],
  apply: () => void,
): void {
  for (const key of keys) model.on(`change:${key}`, apply);
  apply();
}

interface FieldParts {
  /** What stands below the label, when it is not the control itself but something around it. */
  body?: HTMLElement;
  /** What is said about the value, at the right of the label. */
  value?: HTMLElement;
}

/** A control in its field: the label above, the control below. `fallback` names one without a label. */
export function field<P extends object>(
  { model, el, host }: Pick<RenderProps<P>, "model" | "el" | "host">,
  control: HTMLElement,
  fallback: () => string,
  { body = control, value }: FieldParts = {},
): HTMLElement {
  el.dataset.control = "field";
  nameControl(model, control, fallback);
  return h("div", { class: "tr-field" }, host.label(control), value, body);
}

/** A control without a label still says what it is to those who cannot see it. */
export function nameControl<P extends object>(
  model: Model<P>,
  control: HTMLElement,
  fallback: () => string,
): void {
  const name = () => {
    if (model.get("label")) control.removeAttribute("aria-label");
    else control.setAttribute("aria-label", fallback());
  };
  model.on("change:label", name);
  name();
}

const TONES = ["primary", "success", "info", "warning", "danger", "light", "dark"];

/** Colour an element by one of Panel's colour names, or by a CSS colour; anything else leaves it as it is. */
export function paint(el: HTMLElement, property: string, color: string | null): void {
  const named = color !== null && TONES.includes(color);
  el.dataset.type = named ? color : "";
  el.style.setProperty(property, !named && color && CSS.supports("color", color) ? color : "");
}
