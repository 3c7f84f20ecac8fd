/**
 * GridBox: children in rows and columns. A track in which a child stretches shares what is left; the others are as
 * large as what is in them. The view frame itself is the grid.
 *
 * @chunk grids
 */

import { setStyles } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import type { GridBoxParams } from "./_typed/grid_box.ts";
import { renderBox } from "./row.ts";

export default {
  render(props) {
    const { model, el, signal } = props;
    renderBox(props, "tr-gridbox");
    const draw = () => {
      const cells = [...el.children].filter((child) => child.matches(".tr-view")) as HTMLElement[];
      const rows = model.get("nrows");
      const columns = model.get("ncols") || (rows ? Math.ceil(cells.length / rows) : 1);
      const wide: string[] = [];
      const high: string[] = [];
      cells.forEach((cell, at) => {
        const [row, column] = [Math.floor(at / columns), at % columns];
        setStyles(cell, { "grid-area": `${row + 1} / ${column + 1}` });
        const sizing = cell.dataset.sizing ?? "";
        wide[column] = /_[wb]/.test(sizing) ? SHARE : (wide[column] ?? OWN);
        high[row] = /h_[hb]/.test(sizing) ? SHARE : (high[row] ?? OWN);
        sizes.observe(cell, { attributeFilter: ["data-sizing"] });
      });
      setStyles(el, { "grid-template": `${high.join(" ")} / ${wide.join(" ")}` });
    };
    const sizes = new MutationObserver(draw);
    sizes.observe(el, { childList: true });
    signal.addEventListener("abort", () => sizes.disconnect());
    for (const name of ["ncols", "nrows"] as const) model.on(`change:${name}`, draw);
    draw();
  },
} satisfies Module<GridBoxParams>;

const OWN = "auto";
const SHARE = "minmax(0,1fr)";
