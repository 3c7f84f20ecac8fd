/** Cell: the results of one cell of a document, and a thin line while it is running. */

import { flag, h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import type { CellOutputParams } from "./_typed/output.ts";

export default {
  render({ model, el, host }) {
    const output = h("div", { class: "tr-cell__output" });
    const cell = h("div", { class: "tr-cell" }, h("div", { class: "tr-cell__bar" }), output);
    el.append(cell);
    const list = host.children(output);
    const paint = () => {
      const running = Boolean(model.get("running"));
      flag(cell, "data-running", running);
      // What follows is kept back until its results can be looked at; see the style sheet.
      flag(cell, "data-due", true);
      void Promise.resolve()
        .then(() => list.ready)
        .then(() => flag(cell, "data-due", Boolean(model.get("waiting"))));
      output.setAttribute("aria-busy", String(running));
    };
    model.on("change:running", paint);
    model.on("change:waiting", paint);
    paint();
  },
} satisfies Module<CellOutputParams>;
