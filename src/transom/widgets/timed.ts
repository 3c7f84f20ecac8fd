/**
 * Native fields for days and times. What travels is ISO text of what a clock on the wall says: nothing here passes
 * through a moment of some zone.
 *
 * Owns: when what is typed is sent, what is not complete, and how two of them go together.
 */

import { h } from "../client/dom.ts";
import type { RenderProps } from "../client/types.ts";
import { say } from "../client/words.ts";
import type { DatePickerParams, DateRangePickerParams } from "./_typed/date_picker.ts";
import { field, follow } from "./field.ts";

/** How a text is shown. */
export interface Form {
  type: "date" | "datetime-local" | "time";
  /** Seconds from one to the next; of days, days. */
  step: number;
  /** How many characters of the text are shown, and what those are that are not. */
  length: number;
  full: string;
}

type Around<P extends object> = Pick<RenderProps<P>, "model" | "el" | "host">;

export const DAY: Form = { type: "date", step: 1, length: 10, full: "0000-00-00" };

/** On the way to a date each key makes another one, such as of the year 202: what is typed waits for Enter or a leave. */
function timed(send: () => void): HTMLInputElement {
  let typing = false;
  const input = h("input", {
    class: "tr-input",
    oninput: () => blame(input, ""),
    onchange: () => typing || send(),
    onkeydown: ({ key, altKey }: KeyboardEvent) => {
      // Others open the calendar, in which a day is chosen.
      typing = !altKey && /^(\S|Arrow.*|Backspace|Delete)$/.test(key);
      if (key === "Enter") send();
    },
    onpointerdown: () => {
      typing = false;
    },
    onblur: () => {
      typing = false;
      if (input.validity.badInput) blame(input, say("Not complete."));
      else send();
    },
  });
  return input;
}

/** Say at the field what is wrong; nothing with an empty text. */
function blame(input: HTMLInputElement, text: string): void {
  if (input.validationMessage === text && !input.validity.customError) return;
  input.setCustomValidity(text);
  input.dispatchEvent(new Event("invalid"));
}

function write(input: HTMLInputElement, form: Form, text: string | null, ends: (string | null)[]): void {
  const cut = (each: string | null | undefined) => each?.slice(0, form.length) ?? "";
  const last = form.type === "time" ? null : "9999-12-31T23:59:59";
  const { type, step } = form;
  Object.assign(input, { type, step, min: cut(ends[0]), max: cut(ends[1] ?? last) });
  if (text === null || read(input, form) !== text) input.value = cut(text);
  blame(input, "");
}

/** What it says, as it travels. */
function read(input: HTMLInputElement, { full }: Form): string | null {
  const { value } = input;
  return value && (value + full.slice(value.length)).slice(0, full.length);
}

/** One of them; what this returns shows it anew, after the form has become another. */
export function single(
  { model, el, host }: Around<DatePickerParams>,
  fallback: string,
  form: () => Form,
): () => void {
  const send = () => {
    const text = read(input, form()) || null;
    if (input.validity.badInput || text === shown) return;
    shown = text;
    model.set("value", text);
    model.save_changes();
  };
  let shown: string | null = null;
  const input = timed(send);
  const show = () => {
    write(input, form(), model.get("value"), [model.get("start"), model.get("end")]);
    shown = read(input, form()) || null;
  };
  el.append(field({ model, el, host }, input, () => fallback));
  host.disabled((off) => {
    input.disabled = off;
  });
  follow(model, ["value", "start", "end"], show);
  return show;
}

/** Two of them: one that is put past the other takes it along, and both are sent in one step, or none. */
export function pair(
  { model, el, host }: Around<DateRangePickerParams>,
  fallback: string,
  form: () => Form,
): () => void {
  const send = () => {
    const both = texts();
    if (!both[0] !== !both[1] || String(both) === shown) return;
    shown = String(both);
    model.set("value", both[0] ? both : null);
    model.save_changes();
  };
  /** One was put somewhere. */
  const moved = (own: HTMLInputElement, other: HTMLInputElement) => {
    if (first.validity.badInput || last.validity.badInput) return;
    if (first.value && last.value && first.value > last.value) other.value = own.value;
    bind();
    send();
  };
  let shown = "";
  const first: HTMLInputElement = timed(() => moved(first, last));
  const last: HTMLInputElement = timed(() => moved(last, first));
  const ends = [first, last];
  const texts = () => ends.map((each) => read(each, form()) || null);
  /** In the calendar of the last there are none before the first. */
  const bind = () => {
    last.min = first.value || first.min;
  };
  const half = () => first.validity.valid && last.validity.valid && !first.value !== !last.value;
  const body = h(
    "div",
    {
      class: "tr-ends",
      oninput: () => blame(first, ""),
      onfocusout: ({ relatedTarget }: FocusEvent) => {
        if (!body.contains(relatedTarget as Node | null) && half())
          blame(first, say("Both ends are needed."));
      },
    },
    ...ends,
  );
  const show = () => {
    const value = model.get("value") ?? [null, null];
    ends.forEach((each, at) => {
      write(each, form(), value[at] ?? null, [model.get("start"), model.get("end")]);
    });
    bind();
    shown = String(texts());
    body.dataset.type = form().type;
    el.dataset.control = form().type === "date" ? "field" : "tall"; // one below the other
  };
  const empty = () => !first.value && !last.value;
  el.append(field({ model, el, host }, first, () => fallback, { body, empty }));
  host.disabled((off) => {
    for (const each of ends) each.disabled = off;
  });
  follow(model, ["label"], () => {
    const label = model.get("label") || fallback;
    first.ariaLabel = `${label}, ${say("start")}`;
    last.ariaLabel = `${label}, ${say("end")}`;
  });
  follow(model, ["value", "start", "end"], show);
  return show;
}
