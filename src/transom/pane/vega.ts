/**
 * Vega: a chart of Altair's, Vega-Lite's or Vega's. Its rows are exchanged in the view that is there when nothing else
 * has changed, so that selection and zoom stay. Expressions are interpreted: a page compiles no texts.
 */

import { flag, h, setStyles } from "../client/dom.ts";
import { showError } from "../client/notices.ts";
import type { Model, Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import type { VegaParams } from "./_typed/vega.ts";
import { followColours } from "./colours.ts";
import { Drawing, failure, holdObject, type LibraryObject, objectOf } from "./library.ts";
import { type Chart, embedChart, type Table } from "./vega_embed.ts";
import { fitted, type Spec } from "./vega_spec.ts";

interface Shown {
  spec: Spec;
  data: Record<string, Table>;
  wide: boolean;
}

export default {
  initialize: (around) => holdObject(around as never),
  render({ model, el, signal, host }) {
    const view = new VegaView(model, signal);
    el.append(view.box);
    el.dataset.none = say("No data");
    host.disabled((off) => {
      view.box.inert = off;
    });
    return { ready: view.begin() };
  },
} satisfies Module<VegaParams>;

class VegaView {
  /** As wide and high as there is room, whatever is drawn. */
  readonly #gauge = h("div", { class: "tr-vega__gauge" });
  readonly box = h("div", { class: "tr-vega" }, this.#gauge);
  readonly #model: Model<VegaParams>;
  readonly #signal: AbortSignal;
  readonly #object: LibraryObject<Shown>;
  #chart: Chart | null = null;
  /** What the chart was made of; another one has to be made when that is another. */
  #made: unknown[] = [];
  #looks = 0;

  constructor(model: Model<VegaParams>, signal: AbortSignal) {
    this.#model = model;
    this.#signal = signal;
    this.#object = objectOf<Shown>(model);
  }

  /** Draw now and after each change; resolves when it can be looked at. */
  begin(): Promise<void> {
    const [model, signal] = [this.#model, this.#signal];
    const drawing = new Drawing(this.#gauge, (width, height) => this.#draw(width, height), signal);
    const change = () => {
      this.#reserve();
      drawing.request();
    };
    this.#object.on(change, signal);
    for (const name of [
      "width",
      "height",
      "sizing_mode",
      "theme",
      "themed",
      "show_actions",
      "debounce",
    ] as const)
      model.on(`change:${name}`, change);
    followColours(
      this.box,
      () => {
        if (model.get("theme") || !model.get("themed")) return;
        this.#looks++;
        drawing.request();
      },
      signal,
    );
    signal.addEventListener("abort", () => this.#chart?.end());
    change();
    return this.#object.value ? drawing.ready : Promise.resolve();
  }

  /** The box has about the size of the chart before it is drawn. */
  #reserve(): void {
    const shown = this.#object.value;
    const { width, height } = shown ? fitted(shown.spec, this.#model) : {};
    flag(this.box, "hidden", !shown);
    flag(this.box, "data-wide", width === "container");
    flag(this.box, "data-tall", height === "container");
    if (this.#chart) return;
    const room = (size: unknown, more: number) => (typeof size === "number" ? size : 300) + more;
    setStyles(this.box, {
      "min-height": shown && height !== "container" ? `${room(height, 45)}px` : null,
      width: shown && width !== "container" ? `${room(width, 60)}px` : null,
    });
  }

  async #draw(width: number, height: number): Promise<void> {
    const shown = this.#object.value;
    try {
      if (shown) await this.#show(shown, width, height);
      else this.#replace(null);
      showError(this.box, null);
    } catch (error) {
      if (this.#signal.aborted) return;
      this.#replace(null);
      showError(this.box, failure("Vega cannot draw this chart", error));
    }
    setStyles(this.box, { "min-height": null, width: null });
  }

  async #show({ spec, data }: Shown, width: number, height: number): Promise<void> {
    const model = this.#model;
    const size = ["width", "height", "sizing_mode"].map((name) => model.get(name as "width"));
    const made = [
      this.#looks,
      spec,
      model.get("theme"),
      model.get("themed"),
      model.get("show_actions"),
      ...size,
    ];
    const others = made.map((part, at) => part !== this.#made[at]);
    if (this.#chart && !others.includes(true)) return this.#chart.update(data, width, height);
    // In other colours it is the same chart.
    const kept = others.includes(true, 1) ? null : (this.#chart?.state() ?? null);
    const el = h("div", { class: "tr-vega__chart" });
    this.box.append(el);
    const asked = fitted(spec, model);
    let chart: Chart;
    try {
      chart = await embedChart(el, asked, data, {
        theme: model.get("theme"),
        themed: model.get("themed"),
        kept,
        actions: model.get("show_actions"),
        room: { width, height },
        rest: (name) => this.#rest(name),
        select: (value) => this.#signal.aborted || model.send({ event: "select", value }),
      });
    } catch (error) {
      el.remove();
      throw error;
    }
    if (this.#signal.aborted) return chart.end();
    this.#made = made;
    this.#replace(chart, kept !== null);
  }

  /** How long a selection has to rest before it is told, in ms. */
  #rest(name: string): number {
    const rest = this.#model.get("debounce");
    return typeof rest === "number" ? rest : Number((rest as Record<string, number>)[name] ?? 20);
  }

  #replace(chart: Chart | null, quiet = false): void {
    this.#chart?.end(quiet);
    this.#chart = chart;
  }
}
