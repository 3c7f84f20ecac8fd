/**
 * IntInput and FloatInput: a text that is read as a number when it is confirmed by Enter or by leaving; until then it
 * is left alone. Keys and buttons go by steps; `value_throttled` follows when they are let go.
 * @chunk texts
 */

import { systemClock, Timer } from "../client/clock.ts";
import { flag, h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import type { NumberInputParams } from "./_typed/number_input.ts";
import { field, follow } from "./field.ts";
import { formatNumber, type Num } from "./number_format.ts";
import { count, fromWire, parseNumber, plainNumber, toWire } from "./number_text.ts";
import { throttle } from "./throttle.ts";

/** Milliseconds: least between two values sent; a button is held; from one step of it to the next. */
const [LEAST, HELD, NEXT] = [50, 400, 60];

const KEYS: Record<string, number> = { ArrowUp: 1, ArrowDown: -1, PageUp: 2, PageDown: -2 };

export default {
  render({ model, el, host, signal }) {
    const whole = model.get("mode") === "int";
    const number = (name: "value" | "start" | "end") => fromWire(model.get(name));
    const stride = () => fromWire(model.get("step")) ?? 1;
    let value: Num | null = null;
    /** What is in the field is the user's, who has not confirmed it; or it was confirmed and is no number. */
    let typed = false;
    let moving = false;
    let off = false;

    const moves = throttle(
      () => {
        model.set("value", toWire(value));
        model.save_changes();
      },
      () => LEAST,
      signal,
    );
    const within = (to: Num): Num => {
      const [start, end] = [number("start"), number("end")];
      const low = end !== null && to > end ? end : to;
      return start !== null && low < start ? start : low;
    };
    /** Have the field say what is wrong with the text. */
    const complain = (what: string) => {
      input.setCustomValidity(what);
      input.dispatchEvent(new Event("invalid"));
    };
    const put = (to: Num | null) => {
      [value, typed] = [to, false];
      complain("");
      draw();
      if (toWire(value) === model.get("value")) return;
      moving = true;
      moves.call();
    };
    const release = () => {
      timer.clear();
      if (!moving) return;
      moving = false;
      moves.flush();
      model.set("value_throttled", model.get("value"));
      model.save_changes();
    };
    const beyond = (read: Num): string => {
      const nearest = within(read);
      if (read === nearest) return "";
      return say(read > nearest ? "At most {}." : "At least {}.", written(nearest, model.get("format")));
    };
    /** What is wrong with a text that was read. */
    const fault = (read: Num | null | undefined): string => {
      if (read === undefined) return say(`“{}” is not a ${whole ? "whole " : ""}number.`, input.value.trim());
      return read === null ? "" : beyond(read);
    };
    const confirm = () => {
      if (!typed) return;
      const read = parseNumber(input.value, whole);
      const text = fault(read);
      if (text || read === undefined) complain(text);
      else {
        put(read);
        release();
      }
    };
    const step = (times: number) => {
      const read = typed ? parseNumber(input.value, whole) : value;
      const from = read === undefined ? value : read;
      put(within(from === null ? 0 : count(from, stride(), times, whole)));
    };
    const hold = (times: number, wait = HELD) => {
      if (input.disabled) return;
      step(times);
      timer.set(() => hold(times, NEXT), wait);
    };
    const timer = new Timer(systemClock);
    signal.addEventListener("abort", () => timer.clear());
    /** How many steps a key means; 0 for keys that are none of the field's own. */
    const stepsOf = (event: KeyboardEvent) => {
      const by = event.altKey || event.ctrlKey || event.metaKey ? 0 : (KEYS[event.key] ?? 0);
      return Math.abs(by) > 1 || event.shiftKey ? Math.sign(by) * model.get("page_step_multiplier") : by;
    };
    const press = (event: KeyboardEvent) => {
      if (event.key === "Enter" && !event.isComposing) confirm();
      if (event.key === "Escape" && typed) {
        event.stopPropagation();
        typed = false;
        show();
      }
      const by = stepsOf(event);
      if (!by) return;
      event.preventDefault();
      step(by);
    };
    /** The format goes while the number is edited; what is selected as a whole stays so. */
    const edit = () => {
      const all = input.selectionEnd === input.value.length && input.selectionStart === 0;
      drawText();
      if (all) input.select();
    };
    const input = h("input", {
      class: "tr-input",
      type: "text",
      role: "spinbutton",
      autocomplete: "off",
      spellcheck: false,
      oninput: () => {
        typed = true;
        complain("");
      },
      onchange: confirm,
      onkeydown: press,
      onkeyup: release,
      // When the browser has put the caret where it is to be.
      onfocus: () => queueMicrotask(edit),
      onblur: () => {
        confirm();
        release();
        draw();
      },
    });
    const button = (times: number, sign: string) =>
      h(
        "button",
        {
          class: "tr-step",
          type: "button",
          tabIndex: -1,
          // The focus stays where it is: in the field, or nowhere, where a keyboard would come up.
          onpointerdown: (event: PointerEvent) => {
            event.preventDefault();
            if (event.button === 0) hold(times);
          },
          onclick: (event: MouseEvent) => {
            if (event.detail === 0) step(times); // pressed by what helps to operate the page
            release();
          },
        },
        sign,
      );
    const less = button(-1, "−");
    const more = button(1, "+");
    const body = h("div", {
      class: "tr-numeric",
      onpointerup: release,
      onpointercancel: release,
      onpointerleave: release,
    });
    body.append(input, h("div", { class: "tr-steps" }, less, more));

    const written = (number: Num | null, format: string | null) => {
      if (number === null) return "";
      return format ? formatNumber(number, format, stride()) : plainNumber(number);
    };
    const drawText = () => {
      const text = written(value, model.get("format"));
      if (!typed) input.value = input.matches(":focus") ? written(value, null) : text;
      input.setAttribute("aria-valuetext", text || "no value");
      flag(body, "data-outside", value !== null && within(value) !== value);
    };
    const draw = () => {
      const [start, end] = [number("start"), number("end")];
      drawText();
      for (const [name, bound] of Object.entries({ now: value, min: start, max: end })) {
        if (bound === null) input.removeAttribute(`aria-value${name}`);
        else input.setAttribute(`aria-value${name}`, String(bound));
      }
      const still = off || (start !== null && end !== null && start > end);
      input.disabled = still;
      less.disabled = still || isAt(value, start, -1);
      more.disabled = still || isAt(value, end, 1);
    };
    const show = () => {
      // What is being typed, or waits to be sent, is newer than what the server says; what is no number is not.
      const typing = typed && input.matches(":focus") && !input.validity.customError;
      if (moves.waiting() || typing) return;
      [value, typed] = [number("value"), false];
      complain("");
      draw();
    };
    model.on("change:value", show);
    model.on("msg:custom", show);
    const called = () => input.placeholder || "Number";
    el.append(field({ model, el, host }, input, called, { body }));
    host.disabled((disabled) => {
      off = disabled;
      draw();
    });
    follow(model, ["start", "end", "step", "format", "placeholder", "label"], () => {
      const start = number("start");
      input.placeholder = model.get("placeholder");
      // The keys of a phone have no minus where they are for numbers.
      input.inputMode = start !== null && start >= 0 ? (whole ? "numeric" : "decimal") : "text";
      if (input.ariaLabel) input.ariaLabel = called();
      less.ariaLabel = say("Decrease {}", model.get("label") || called());
      more.ariaLabel = say("Increase {}", model.get("label") || called());
      draw();
    });
    show();
  },
} satisfies Module<NumberInputParams>;

/** Whether a value is at a bound, or beyond it in this direction. */
function isAt(value: Num | null, bound: Num | null, direction: number): boolean {
  return value !== null && bound !== null && (direction < 0 ? value <= bound : value >= bound);
}
