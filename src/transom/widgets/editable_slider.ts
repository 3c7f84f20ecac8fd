/**
 * EditableIntSlider, EditableFloatSlider and EditableRangeSlider: a track, and its numbers as fields beside the label.
 *
 * Owns: what is typed there. It is confirmed by Enter or by leaving; what is no number stays in the field, with the
 * reason. Numbers beyond the fixed ends the server refuses.
 * @chunk editing
 */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { language, say } from "../client/words.ts";
import type { EditableParams } from "./_typed/editable_slider.ts";
import { follow } from "./field.ts";
import { formatNumber } from "./number_format.ts";
import { track } from "./track.ts";

/** The decimal separator of the page's language. */
const point = () => new Intl.NumberFormat(language()).format(0.5).replace(/\d/g, "") || ".";

/** A number as it is written without separators between its digits; with some it might be another one. */
const read = (text: string) => Number(point() === "." ? text : text.replace(".", "?").replace(point(), "."));

export default {
  render(props) {
    const { model, el, host } = props;
    const editable = () => [model.get("editable")].flat();
    const names = editable().length > 1 ? ["start", "end"] : [""];
    track(props, names);
    const rail = el.querySelector(".tr-rail") as HTMLElement;
    const control = (names.length > 1 ? rail : rail.firstChild) as HTMLInputElement;
    const values = () => [model.get("value")].flat() as (number | null)[];
    /** Have the field say what is wrong with the text. */
    const complain = (validationMessage: string) => {
      if (control !== rail) control.setCustomValidity(validationMessage);
      else Object.assign(control, { validity: { customError: true }, validationMessage });
      control.dispatchEvent(new Event("invalid"));
    };
    const put = (index: number, to: number) => {
      // One that is put past the other takes it along.
      const [low, high] = values().map((each) => Math[index ? "min" : "max"](each ?? to, to));
      const value = names.length < 2 ? to : ([index ? low : to, index ? to : high] as [number, number]);
      model.set("value", value);
      model.set("value_throttled", value);
      model.save_changes();
    };
    const fields = names.map((_, index) => {
      let typed = false;
      const value = () => values()[index] ?? null;
      const draw = () => {
        const number = value();
        if (typed) return;
        if (number === null) input.value = "";
        else if (input.matches(":focus")) input.value = String(number).replace(".", point());
        else input.value = formatNumber(number, model.get("format"), model.get("step"));
      };
      const reset = () => {
        typed = false;
        complain("");
        draw();
      };
      const confirm = () => {
        const number = read(input.value);
        if (!typed || !input.value.trim()) reset();
        else if (Number.isFinite(number)) {
          reset();
          put(index, number);
        } else complain(say("“{}” is not a number.", input.value));
      };
      const input = h("input", {
        class: "tr-input",
        autocomplete: "off",
        oninput: () => {
          typed = true;
        },
        onkeydown: ({ key }: KeyboardEvent) => {
          if (key === "Enter") confirm();
          if (key === "Escape") reset();
        },
        onfocus: () => {
          draw();
          input.select();
        },
        onblur: () => {
          confirm();
          draw();
        },
      });
      follow(model, ["value", "format", "step"], draw);
      model.on("msg:custom", reset);
      return input;
    });
    rail.before(h("div", { class: "tr-value tr-edits" }, ...fields));
    host.disabled((off) => {
      for (const each of fields) each.disabled = off;
    });
    follow(model, ["editable", "label"], () => {
      fields.forEach((each, index) => {
        each.readOnly = !editable()[index];
        each.ariaLabel = `${model.get("label")} ${names[index]}`.trim() || "Slider";
      });
    });
  },
} satisfies Module<EditableParams>;
