/**
 * Plotly: a figure, drawn by the plotly.js of the server's own Plotly. What the user has done to it (zoom, selection,
 * what is hidden in the legend) stays until the axes mean something else.
 */

import { flag, h, setStyles } from "../client/dom.ts";
import { showError } from "../client/notices.ts";
import type { Model, Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import type { PlotlyParams } from "./_typed/plotly.ts";
import { followColours } from "./colours.ts";
import { Drawing, failure, holdObject, type LibraryObject, type Op, objectOf } from "./library.ts";
import { listen, type Plot } from "./plotly_events.ts";
import { coloursOf, template } from "./plotly_look.ts";
import { runScripts } from "./script.ts";

interface Figure {
  script: string;
  data: Record<string, unknown>[];
  layout: Record<string, unknown>;
  frames: unknown[];
  themed: boolean;
}

interface PlotlyJS {
  react(plot: HTMLElement, figure: object): Promise<unknown>;
  relayout(plot: HTMLElement, changes: object): Promise<unknown>;
  purge(plot: HTMLElement): void;
}

const HEIGHT = 450;
/** Where the points of a trace are. */
const POINTS = /^(x|y|z|lat|lon|r|theta|a|b|c|ids|customdata|labels|values|locations|dimensions|type)$/;

export default {
  initialize: (around) => holdObject(around as never),
  render({ model, el, signal, host }) {
    const view = new PlotlyView(model, signal);
    el.append(view.box);
    el.dataset.none = say("No data");
    host.disabled((off) => {
      view.box.inert = off;
    });
    return { ready: view.begin() };
  },
} satisfies Module<PlotlyParams>;

class PlotlyView {
  readonly #plot = h("div") as unknown as Plot;
  readonly box = h("div", { class: "tr-drawn tr-plotly" }, this.#plot);
  readonly #model: Model<PlotlyParams>;
  readonly #signal: AbortSignal;
  readonly #object: LibraryObject<Figure>;
  #library: PlotlyJS | null = null;
  /** Of which points a selection speaks. */
  #selectable = 0;
  /** The ranges that Python has asked for, until the user or the author sets others. */
  #asked: PlotlyParams["viewport"] = null;
  /** What the axes are, as far as it was drawn. */
  #axes: unknown[] = [];

  constructor(model: Model<PlotlyParams>, signal: AbortSignal) {
    this.#model = model;
    this.#signal = signal;
    this.#object = objectOf<Figure>(model);
  }

  /** Draw now and after each change; resolves when it can be looked at. */
  begin(): Promise<void> {
    const [model, signal] = [this.#model, this.#signal];
    const drawing = new Drawing(this.box, (width, height) => this.#draw(width, height), signal);
    const resize = () => {
      reserve(this.box, this.#object.value, model);
      drawing.request();
    };
    this.#object.on((ops) => {
      if (ops.some(movesPoints)) this.#forgetSelection();
      resize();
    }, signal);
    for (const name of ["config", "width", "height", "sizing_mode", "aspect_ratio", "styles"] as const)
      model.on(`change:${name}`, resize);
    model.on("change:viewport", () => {
      const now = model.get("viewport");
      if (!this.#plot.sending) this.#asked = now;
      else if (!holds(this.#asked, now)) this.#asked = null;
      else return;
      this.#look();
    });
    followColours(this.box, () => this.#object.value?.themed && drawing.request(), signal);
    signal.addEventListener("abort", () => this.#library?.purge(this.#plot));
    resize();
    return this.#object.value ? drawing.ready : Promise.resolve();
  }

  async #draw(width: number, height: number): Promise<void> {
    const figure = this.#object.value;
    try {
      if (figure) await this.#show(figure, { width, height, selectionrevision: this.#selectable });
      if (!figure || this.#signal.aborted) this.#library?.purge(this.#plot);
      showError(this.box, null);
    } catch (error) {
      if (!this.#signal.aborted) showError(this.box, failure("Plotly cannot draw this figure", error));
    }
  }

  async #show(figure: Figure, extra: object): Promise<void> {
    this.#library = await load(figure.script);
    if (this.#signal.aborted) return;
    const first = !this.#plot.data;
    placeNotes(this.box);
    await this.#library.react(this.#plot, dressed(this.box, figure, this.#model, extra));
    if (this.#signal.aborted) return;
    const axes = [figure.layout, meaning(figure)];
    if (first) {
      listen(this.#plot, this.#model, this.#signal);
      this.#asked = this.#model.get("viewport");
    } else if (axes.some((part, at) => part !== this.#axes[at])) this.#asked = null;
    this.#axes = axes;
    this.#look();
  }

  /** Let the axes have the ranges that Python asks for. */
  #look(): void {
    const wanted = this.#asked;
    if (wanted && this.#plot.data) void this.#library?.relayout(this.#plot, { ...wanted });
  }

  /** The points have changed: the same numbers would select others. */
  #forgetSelection(): void {
    this.#selectable++;
    if (this.#plot.selected) this.#model.send({ event: "selected_data", value: null });
    this.#plot.selected = false;
  }
}

async function load(script: string): Promise<PlotlyJS> {
  return runScripts("Plotly", [script]);
}

/** plotly.js writes its notes into the first element of that class, and that is to be in the part that is read. */
function placeNotes(box: HTMLElement): void {
  if (document.querySelector(".plotly-notifier")) return;
  box.closest("main")?.append(h("div", { class: "plotly-notifier", role: "status" }));
}

/** Are the ranges that were asked for still those that there are? */
function holds(asked: PlotlyParams["viewport"], now: PlotlyParams["viewport"]): boolean {
  return Object.entries(asked ?? {}).every(([name, range]) => String(range) === String(now?.[name]));
}

/** Does an op give a trace other points than it had? What is appended leaves those that are there as they are. */
function movesPoints([kind, path, drop]: Op): boolean {
  if (path[0] !== "data" && path.length) return false;
  if (kind === "+") return Number(drop) > 0;
  return path.length < 3 || POINTS.test(String(path[2]));
}

/** The box has its size before anything is drawn in it. */
function reserve(box: HTMLElement, figure: Figure | null, model: Model<PlotlyParams>): void {
  const { width, height } = (figure?.layout ?? {}) as { width?: number; height?: number };
  const tall =
    model.get("height") !== null ||
    model.get("aspect_ratio") !== null ||
    /h_[hb]|^scale/.test(model.get("sizing_mode") ?? "") ||
    "height" in model.get("styles");
  const wide = model.get("width") !== null || /_[wb]|^scale/.test(model.get("sizing_mode") ?? "");
  flag(box, "hidden", figure === null);
  setStyles(box, {
    width: width && !wide ? `${width}px` : null,
    height: tall ? "100%" : `${height ?? HEIGHT}px`,
  });
}

function dressed(el: Element, figure: Figure, model: Model<PlotlyParams>, extra: object): object {
  // plotly.js writes into what it is given.
  const data = figure.data.map((trace) => ({ ...trace }));
  const colours = coloursOf(el, figure.themed);
  return {
    data: colours ? data.map(colours.recolour) : data,
    layout: {
      uirevision: meaning(figure),
      ...structuredClone(figure.layout),
      ...(colours ? { template: template(colours, "title" in figure.layout) } : {}),
      ...extra,
      autosize: false,
    },
    frames: figure.frames,
    config: { displaylogo: false, ...model.get("config"), responsive: false },
  };
}

/** What the axes mean: which kinds of traces lie on which axes, and of what kind their values are. */
function meaning({ data, layout }: Figure): string {
  const traces = data.map((trace) =>
    ["type", "xaxis", "yaxis", "scene", "subplot", "geo"]
      .map((name) => trace[name] ?? "")
      .concat(["x", "y"].map((name) => kindOf(trace[name]))),
  );
  const axes = Object.entries(layout)
    .filter(([name]) => /axis\d*$/.test(name))
    .map(([name, axis]) => `${name} ${(axis as { type?: string }).type ?? ""}`);
  return [...new Set(traces.map((each) => each.join(" ")))].sort().concat(axes).join("|");
}

function kindOf(values: unknown): string {
  const first = (values as unknown[] | undefined)?.[0];
  if (typeof first !== "string") return typeof first;
  return /^\d{4}-\d\d/.test(first) ? "date" : "text";
}
