/**
 * WidgetBox: children in a frame, one below the other or side by side.
 *
 * @chunk grids
 */

import type { Module } from "../client/types.ts";
import { follow } from "../widgets/field.ts";
import type { WidgetBoxParams } from "./_typed/widget_box.ts";
import { renderBox } from "./row.ts";

export default {
  render(props) {
    const { model, el } = props;
    follow(model, ["horizontal"], () => {
      el.classList.toggle("tr-row", model.get("horizontal"));
      el.classList.toggle("tr-column", !model.get("horizontal"));
    });
    renderBox(props, "tr-widget-box");
  },
} satisfies Module<WidgetBoxParams>;
