/**
 * Number: a number under its label, as large and in the colour that the program says.
 * @chunk figures
 */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { follow, paint } from "../widgets/field.ts";
import type { NumberParams } from "./_typed/number.ts";
import { localText, unknown } from "./numerals.ts";

export default {
  render({ model, el, host }) {
    const value = h("div", { class: "tr-number__value" });
    const root = h("div", { class: "tr-number", role: "group" });
    const label = host.label(root);
    root.append(h("div", {}, label, host.help(root)), value);
    el.append(root);
    follow(model, ["value", "nan_format"], () => {
      const written = model.get("value");
      value.replaceChildren(written ? localText(written) : unknown(model.get("nan_format")));
    });
    follow(model, ["default_color"], () => paint(value, "--tr-tone", model.get("default_color")));
    follow(model, ["font_size", "title_size"], () => {
      value.style.fontSize = model.get("font_size");
      label.style.fontSize = model.get("title_size");
    });
  },
} satisfies Module<NumberParams>;
