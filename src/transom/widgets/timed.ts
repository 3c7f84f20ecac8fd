/**
 * Native fields for days and times, and texts that name some. What travels is ISO text of what a clock on the wall says: nothing
 * here passes through a moment of some zone.
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
  type: "date" | "datetime-local" | "time" | "text";
  /** Seconds from one to the next; of days, days. */
  step: number;
  /** How many characters of the text are shown, and what those are that are not. */
  length: number;
  full: string;
  /** Of a text: how it is written. */
  example?: string;
}

type Around<P extends object> = Pick<RenderProps<P>, "model" | "el" | "host">;

export const DAY: Form = { type: "date", step: 1, length: 10, full: "0000-00-00" };

/** A text that the server reads. */
export const text = (example: string): Form => ({
  type: "text",
  step: 1,
  length: Infinity,
  full: "",
  example,
});

/** On the way to a date each key makes another one, such as of the year 202: what is typed waits for Enter or a leave. */
function timed(send: () => void): HTMLInputElement {
  let typing = false;
  const input = h("input", {
    class: "tr-input",
    autocomplete: "off",
    spellcheck: false,
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

/** Make it a field of this form, between these ends; what is in it stays. */
function fit(input: HTMLInputElement, form: Form, ends: (string | null)[]): void {
  const cut = (each: string | null | undefined) => each?.slice(0, form.length) ?? "";
  const { type, step, example = "" } = form;
  const last = type.startsWith("date") ? "9999-12-31T23:59:59" : null;
  Object.assign(input, { type, step, placeholder: example, min: cut(ends[0]), max: cut(ends[1] ?? last) });
}

function write(input: HTMLInputElement, form: Form, text: string | null): void {
  if (text === null || read(input, form) !== text) input.value = text?.slice(0, form.length) ?? "";
  blame(input, "");
}

/** Calls `draw` with whether what is in the fields is to be written anew, since it has another form. */
function formed(form: () => Form, draw: (anew: boolean) => void): () => void {
  let kind = "";
  return () => {
    const before = kind;
    kind = `${form().type} ${form().length}`;
    draw(kind !== before);
  };
}

/** What it says, as it travels. */
function read(input: HTMLInputElement, { full }: Form): string | null {
  const { value } = input;
  return full ? value && (value + full.slice(value.length)).slice(0, full.length) : value;
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
  /** What is known to the server; what it has refused may be sent again. */
  let shown: string | null | undefined = null;
  const input = timed(send);
  const draw = (anew: boolean) => {
    fit(input, form(), [model.get("start"), model.get("end")]);
    if (!anew) return;
    write(input, form(), model.get("value"));
    shown = read(input, form()) || null;
  };
  const show = formed(form, draw);
  el.append(field({ model, el, host }, input, () => fallback));
  host.disabled((off) => {
    input.disabled = off;
  });
  follow(model, ["start", "end"], show);
  renewed(model, draw, () => {
    shown = undefined;
  });
  return show;
}

/** Code has set the value, which stands in place of whatever was typed; what is refused stays. */
function renewed(
  model: Pick<Around<DatePickerParams | DateRangePickerParams>["model"], "on">,
  draw: (anew: boolean) => void,
  refused: () => void,
): void {
  model.on("change:value", () => draw(true));
  model.on("msg:custom", () => draw(true));
  model.on("refused", refused);
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
    const known = form().full && first.value && last.value;
    if (known && first.value > last.value) other.value = own.value;
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
  const draw = (anew: boolean) => {
    const value = model.get("value") ?? [null, null];
    ends.forEach((each, at) => {
      fit(each, form(), [model.get("start"), model.get("end")]);
      if (anew) write(each, form(), value[at] ?? null);
    });
    bind();
    if (anew) shown = String(texts());
    body.dataset.type = form().type;
    el.dataset.control = form().type === "date" ? "field" : "tall"; // one below the other
  };
  const show = formed(form, draw);
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
  follow(model, ["start", "end"], show);
  renewed(model, draw, () => {
    shown = "refused";
  });
  return show;
}
