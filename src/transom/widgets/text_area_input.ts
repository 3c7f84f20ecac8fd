/**
 * TextAreaInput: several lines of text, confirmed by leaving it.
 * @chunk texts
 */

import { flag } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import type { TextAreaInputParams } from "./_typed/text_area_input.ts";
import { follow } from "./field.ts";
import { textField } from "./text_field.ts";

const RESIZE = { both: "both", width: "horizontal", height: "vertical", false: "none" };

export default {
  render({ model, el, host }) {
    const area = textField({ model, el, host }, "textarea", {});
    follow(model, ["rows", "cols", "max_rows", "auto_grow", "resizable", "value_input"], () => {
      // Where the browser does not measure the text, its lines are counted.
      area.rows = Math.max(model.get("rows"), model.get("auto_grow") ? area.value.split("\n").length : 0);
      area.cols = model.get("cols");
      flag(el, "data-cols", area.cols !== 20);
      flag(area, "data-grow", model.get("auto_grow"));
      area.style.setProperty("--rows", String(model.get("rows")));
      area.style.setProperty("--max-rows", String(model.get("max_rows") ?? ""));
      area.style.resize = RESIZE[`${model.get("resizable")}`];
    });
  },
} satisfies Module<TextAreaInputParams>;
