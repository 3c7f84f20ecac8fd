/**
 * What every control with a label shares.
 *
 * Owns: following parameters, the frame of a field, what it says below, and the name of a control that has no label.
 * Knows nothing of any particular widget.
 */

import { describe, flag, h } from "../client/dom.ts";
import type { Model, Name, RenderProps } from "../client/types.ts";
import { say } from "../client/words.ts";
import type { FieldParams } from "./_typed/field.ts";

/** Call `apply` now and after a change of any of the parameters `keys`. */
export function follow<P extends object>(
  model: Model<P>,
  keys: (Name<P> & string)[],
  apply: () => void,
): void {
  for (const key of keys) model.on(`change:${key}`, apply);
  apply();
}

type Around<P extends object> = Pick<RenderProps<P>, "model" | "el" | "host">;

interface FieldParts {
  /** What stands below the label, when it is not the control itself but something around it. */
  body?: HTMLElement;
  /** What is said about the value, at the right of the label. */
  value?: HTMLElement;
  /** Whether nothing is entered; a native control knows by itself. */
  empty?: () => boolean;
}

/** A control in its field: the label above, the control below. `fallback` names one without a label. */
export function field<P extends object>(
  around: Around<P>,
  control: HTMLElement,
  fallback: () => string,
  { body = control, value, empty }: FieldParts = {},
): HTMLElement {
  around.el.dataset.control = "field";
  nameControl(around.model, control, fallback);
  const { host } = around;
  const root = h("div", { class: "tr-field" }, host.label(control), host.help(control), value, body);
  advise(around, root, control, empty);
  return root;
}

/** What a field says of itself: that it is required, and below it what is wrong with its value. */
export function advise<P extends object>(
  { model, el, host }: Around<P>,
  root: HTMLElement,
  control: HTMLElement & Partial<HTMLInputElement>,
  empty: () => boolean = () => control.validity?.valueMissing === true,
): void {
  const own = model as unknown as Model<FieldParams>; // what is in a field, such as a progress, may have less
  const note = h("p", { class: "tr-note", id: host.uid("note"), hidden: true });
  root.append(note);
  let refusal = "";
  let left = false;
  const missing = () => (left && own.get("required") && empty() ? say("Required.") : "");
  const wrong = () => (control.validity?.customError && control.validationMessage) || missing();
  const show = () => {
    // What is below, such as the button that takes the focus away, does not move from under a pointer that is down.
    if (document.querySelector(":active")) return void setTimeout(show, 99);
    const text = own.get("error") || refusal || wrong();
    if (note.textContent === text) return;
    note.textContent = text;
    note.hidden = !text;
    control.ariaInvalid = text ? "true" : null;
    describe(control, note.id, Boolean(text));
    if (text && el.isConnected) host.announce(`${own.get("label")} ${text}`);
  };
  const refuse = (reason: string) => {
    refusal = reason;
    show();
  };
  // Before the control itself hears of it, which may be refused at once.
  for (const act of ["input", "change"]) root.addEventListener(act, () => refuse(""), true);
  root.addEventListener("invalid", show, true); // what the control itself finds: `setCustomValidity`, then this event
  root.addEventListener("focusout", ({ relatedTarget }) => {
    left ||= !root.contains(relatedTarget as Node | null);
    show();
  });
  // After the value that is put back; a newer one has no fault yet.
  own.on("refused", (reason) => queueMicrotask(() => refuse(reason)));
  own.on("change:value", () => {
    refusal = "";
    queueMicrotask(show); // when the control has it
  });
  follow(own, ["error", "required"], () => {
    const required = Boolean(own.get("required"));
    flag(el, "data-required", required);
    if ("required" in control) control.required = required;
    else if (control.role !== "group") control.ariaRequired = required ? "true" : null; // a group has no such state
    show();
  });
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

/** Panel's names, each with the colour of the theme that it stands for. */
const TONES: Record<string, string> = {
  primary: "accent",
  secondary: "muted",
  success: "success",
  info: "accent",
  warning: "warning",
  danger: "danger",
  light: "line-strong",
  dark: "text",
};

/** Colour an element by one of Panel's colour names, or by a CSS colour; anything else leaves it as it is. */
export function paint(el: HTMLElement | SVGElement, property: string, color: string | null): void {
  const tone = color !== null && Object.hasOwn(TONES, color) ? TONES[color] : undefined;
  const known = color && CSS.supports("color", color) ? seen(color) : "";
  el.dataset.type = tone && color ? color : "";
  el.style.setProperty(property, tone ? `var(--tr-${tone})` : known);
}

/** A colour that stands out from the page: the paler it is, the darker it has to be, and the lighter in the dark. */
function seen(color: string): string {
  const light = `oklch(from ${color} min(l, 0.66 + c) c h / alpha)`;
  return `light-dark(${light}, oklch(from ${color} max(l, 0.5 - c) c h / alpha))`;
}
