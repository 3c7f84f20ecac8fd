/** IPyWidget: a widget that the notebook's own front end draws. */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import type { IPyWidgetParams } from "./_typed/ipy_widget.ts";

const NOT_HERE =
  "Jupyter draws widgets of ipywidgets, and this page is no notebook. Write the widgets of transom.widgets instead.";

export default {
  render({ model, el, signal, host }) {
    let shown: AbortController | undefined;
    const end = () => shown?.abort();
    const draw = async () => {
      end();
      const id = model.get("model_id");
      el.replaceChildren();
      if (!id) return;
      if (!host.foreign) {
        el.append(h("p", null, NOT_HERE));
        return;
      }
      shown = new AbortController();
      const place = h("div", { class: "tr-ipywidget" });
      shown.signal.addEventListener("abort", () => place.remove());
      el.append(place);
      await host.foreign(id, place, shown.signal);
    };
    signal.addEventListener("abort", end);
    model.on("change:model_id", () => void draw().catch((error) => console.error("Transom:", error)));
    return draw();
  },
} satisfies Module<IPyWidgetParams>;
