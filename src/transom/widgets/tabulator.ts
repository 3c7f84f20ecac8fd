/**
 * Tabulator: a table that sorts, filters, selects and edits. The server knows all rows, the page those that it shows;
 * each is known by its number, each column by its place.
 */

import { flag, h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { Grid } from "./_tabulator/grid.ts";
import { hold } from "./_tabulator/held.ts";
import type { Params } from "./_tabulator/options.ts";
import { follow } from "./field.ts";

export default {
  initialize: (around) => hold(around as never),
  render(around) {
    const { model, el, host } = around;
    const grid = new Grid(around);
    const label = h("p", { class: "tr-label", id: host.uid("label") });
    el.append(label, grid.el);
    follow(model, ["label"], () => {
      label.textContent = model.get("label") || null;
      flag(label, "hidden", !model.get("label"));
      grid.name(model.get("label"));
    });
    follow(model, ["theme", "theme_classes"], () => {
      grid.el.dataset.look = model.get("theme");
      grid.el.className = ["tr-grid", ...model.get("theme_classes")].join(" ");
    });
    follow(model, ["width", "height", "max_height", "sizing_mode"], () => {
      const mode = model.get("sizing_mode") ?? "";
      flag(grid.el, "data-wide", model.get("width") !== null || /width|both/.test(mode));
      flag(grid.el, "data-high", model.get("height") !== null || /height|both/.test(mode));
    });
    return { ready: grid.begin() };
  },
} satisfies Module<Params>;
