/**
 * Bokeh: one root of the session's Bokeh document. Its room is kept from the start, so nothing jumps when
 * BokehJS has come.
 * @chunk bokeh
 */

import { flag, h, setStyles } from "../client/dom.ts";
import { adopt } from "../client/sheet.ts";
import type { Host, Model, Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import { follow } from "../widgets/field.ts";
import type { BokehParams } from "./_typed/bokeh.ts";
import { documentOf, type PageDocument, type Seat } from "./bokeh_document.ts";
import type { BokehModel } from "./bokeh_js.ts";
import { followColours } from "./colours.ts";

/** Here and not in the page's style sheet: most pages show no figure. */
const STYLE = `
  .tr-bokeh { width: fit-content }
  .tr-bokeh, .tr-bokeh > * { max-width: 100% }
  .tr-bokeh[data-wide] { width: 100% }
  .tr-bokeh[data-tall] { height: 100% }
  .tr-bokeh[data-scroll] { overflow-x: auto }
  .tr-view:not([data-error]):has(> .tr-bokeh[hidden])::after { content: attr(data-none); color: var(--tr-muted) }
  .tr-bokeh[data-pending] { overflow: hidden; border-radius: var(--tr-radius); background: var(--tr-sunken) }
`;
adopt("panes", STYLE);

export default {
  render({ model, el, signal, host }) {
    const box = h("div", { class: "tr-bokeh", "data-pending": true });
    el.append(box);
    el.dataset.none = say("No data");
    let shown = () => undefined as void;
    const ready = new Promise<void>((resolve) => {
      shown = resolve;
    });
    // What cannot shrink (a grid of figures on a phone) scrolls in its own box and not with the page.
    const observer = new ResizeObserver(() =>
      flag(box, "data-scroll", box.scrollWidth > box.clientWidth + 1),
    );
    observer.observe(box);
    const seat: Seat = {
      el: box,
      root: null,
      themed: true,
      fit: (root) => fit(root, model),
      drawn: (root) => {
        flag(box, "data-pending", false);
        flag(box, "data-wide", /width|both/.test(String(root.sizing_mode)));
        flag(box, "data-tall", /height|both/.test(String(root.sizing_mode)));
        setStyles(box, { width: null, height: null });
        if (box.lastElementChild) observer.observe(box.lastElementChild);
        shown();
      },
    };
    let joined: PageDocument | null = null;
    const show = async () => {
      const object = model.get("object");
      if (!object) shown();
      // What replaces a figure needs no room kept: that one stands until it is drawn.
      flag(box, "data-pending", object !== null && !box.hasChildNodes());
      box.hidden = object === null;
      reserve(box, object);
      const document = object && (await find(model, host));
      if (signal.aborted) return;
      if (document !== joined) joined?.leave(seat);
      joined = document;
      seat.root = object?.root ?? null;
      seat.themed = object?.themed ?? true;
      joined?.sit(seat);
    };
    followColours(box, () => joined?.dress(), signal);
    follow(model, ["object", "document"], show);
    host.disabled((off) => {
      box.inert = off;
    });
    signal.addEventListener("abort", () => {
      observer.disconnect();
      joined?.leave(seat);
    });
    return { ready };
  },
} satisfies Module<BokehParams>;

async function find(model: Model<BokehParams>, host: Host): Promise<PageDocument | null> {
  const id = model.get("document");
  if (id === null) return null;
  return documentOf(await host.getModel(id));
}

/** Keep the room that the figure is going to take. */
function reserve(box: HTMLElement, object: BokehParams["object"]): void {
  if (!box.hasAttribute("data-pending")) return;
  const stretched = /width|both/.test(object?.sizing_mode ?? "");
  const { width = null, height = null } = object ?? {};
  setStyles(box, {
    width: stretched ? "100%" : width === null ? null : `${width}px`,
    height: height === null ? null : `${height}px`,
  });
}

/** The pane's own size is the figure's. */
function fit(root: BokehModel, model: Model<BokehParams>): void {
  const mode = model.get("sizing_mode");
  const values: Record<string, unknown> = {};
  if (mode !== null) values.sizing_mode = mode;
  for (const side of ["width", "height"] as const) {
    const pixels = model.get(side);
    if (pixels !== null) values[side] = pixels;
  }
  if ("sizing_mode" in root.properties && Object.keys(values).length) root.setv(values, { sync: false });
}
