/**
 * BokehJS as we use it: its types, and its files, which come from the server's own Bokeh and are run once in
 * the order given. Knows nothing of documents.
 */

import { runScripts } from "./script.ts";

export interface Property {
  readonly dirty: boolean;
}

export interface BokehModel {
  readonly id: string;
  readonly type: string;
  readonly properties: Record<string, Property>;
  setv(values: Record<string, unknown>, options: { sync: false }): void;
  /** All models that it is made of, itself too. */
  references(): Set<BokehModel>;
  [attribute: string]: unknown;
}

export interface BokehView {
  build(target: HTMLElement): void;
  remove(): void;
}

export interface ViewManager {
  build_view(model: BokehModel): Promise<BokehView>;
  clear(): void;
}

/** A change in the page; `kind` as on the wire. */
export interface BokehEvent {
  readonly kind: string;
  readonly sync: boolean;
  readonly model?: BokehModel;
  readonly attr?: string;
  readonly events?: BokehEvent[];
}

export interface BokehDoc {
  readonly all_models: Set<BokehModel>;
  views_manager?: ViewManager;
  get_model_by_id(id: string): BokehModel | null;
  on_change(listener: (event: BokehEvent) => void, batches: true): void;
  remove_on_change(listener: (event: BokehEvent) => void): void;
  create_json_patch(events: BokehEvent[]): { events: object[] };
  apply_json_patch(patch: object): void;
  clear(options: { sync: false }): void;
  /** Let go of models that nothing refers to any more; BokehJS does it by itself half a minute later. */
  _recompute_all_models?(): void;
}

export interface BokehJS {
  readonly documents: BokehDoc[];
  readonly index: ViewManager;
  require(module: "document"): { Document: { from_json(json: object): BokehDoc } };
  require(module: "core/util/canvas"): { CanvasLayer?: { prototype: CanvasLayer } };
  require(module: "models/plots/plot_canvas"): { PlotView?: { prototype: PlotView } };
  require(module: "models/policies/labeling"): { NoOverlap?: typeof NoOverlap };
  readonly logger: { set_level(level: string): void };
}

interface PlotView extends BokehView {
  connect_signals(): void;
}

interface CanvasLayer {
  readonly bbox: { x: number; y: number; width: number; height: number };
  readonly ctx: CanvasRenderingContext2D;
  clear(): void;
}

/** BokehJS with these parts; addresses are those below the reserved path. */
export async function loadBokeh(scripts: string[]): Promise<BokehJS> {
  const bokeh = await runScripts<BokehJS>("Bokeh", scripts);
  prepare(bokeh);
  return bokeh;
}

/** By which labels of an axis that would lie over others are left out. */
let NoOverlap: (new (attributes: { min_distance: number }) => object) | undefined;

/** The same for this axis, which may have it already. */
export function labelsApart(axis: BokehModel): object | undefined {
  const own = axis.major_label_policy as { type?: string } | undefined;
  return own?.type === "NoOverlap" || !NoOverlap ? own : new NoOverlap({ min_distance: 10 });
}

function prepare(bokeh: BokehJS): void {
  NoOverlap = bokeh.require("models/policies/labeling").NoOverlap;
  // It tells the console about every document.
  bokeh.logger.set_level("warn");
  // It clears from the middle of the first pixel on, and counts on a border being painted over the rest.
  const layer = bokeh.require("core/util/canvas").CanvasLayer?.prototype;
  if (layer) {
    layer.clear = function clear() {
      const { x, y, width, height } = this.bbox;
      this.ctx.clearRect(x - 1, y - 1, width + 2, height + 2);
    };
  }
  const view = bokeh.require("models/plots/plot_canvas").PlotView?.prototype;
  if (view && visualViewport && !mended.has(view)) letGo(view, visualViewport);
}

const mended = new WeakSet<PlotView>();

/** A view of a figure listens to the window for ever, by which it is kept with all that it holds: until it is removed. */
function letGo(view: PlotView, target: VisualViewport): void {
  const { connect_signals, remove } = view;
  mended.add(view);
  const listening = new WeakMap<PlotView, EventListener>();
  view.connect_signals = function connect(this: PlotView) {
    target.addEventListener = (_type: string, listener: EventListener) => {
      listening.set(this, listener);
      EventTarget.prototype.addEventListener.call(target, "resize", listener);
    };
    try {
      connect_signals.call(this);
    } finally {
      Reflect.deleteProperty(target, "addEventListener");
    }
  };
  view.remove = function gone(this: PlotView) {
    remove.call(this);
    const listener = listening.get(this);
    if (listener) target.removeEventListener("resize", listener);
  };
}
