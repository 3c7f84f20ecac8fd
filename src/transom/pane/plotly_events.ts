/**
 * What the user does to a figure, on its way to Python. Owns: what of plotly.js's events is sent: named fields of the
 * points and nothing else, since the events hold the whole figure and elements of the page.
 */

import type { Model, Value } from "../client/types.ts";
import type { PlotlyParams } from "./_typed/plotly.ts";

type Axis = { range?: unknown[] };
type Point = Record<string, unknown>;
type Happening = { points?: Point[]; range?: object; lassoPoints?: object; [name: string]: unknown };

/** The element that plotly.js has drawn in. */
export interface Plot extends HTMLElement {
  on(name: string, listener: (event: never) => void): void;
  data?: unknown[];
  /** Some of its points are selected. */
  selected?: boolean;
  _fullLayout?: Record<string, unknown>;
  /** What is being set comes from here. */
  sending?: boolean;
}

const NAMES = [
  ..."curveNumber pointNumber pointNumbers pointIndex x y z lat lon location r theta a b c".split(" "),
  ..."open high low close value label percent parent text id customdata binNumber".split(" "),
];
const MANY = 100;
const PACE = 50;

/** Send what happens in `plot` until `signal` ends. */
export function listen(plot: Plot, model: Model<PlotlyParams>, signal: AbortSignal): void {
  const on = (name: string, listener: (event: Happening) => void) =>
    plot.on(`plotly_${name}`, ((event: Happening) => signal.aborted || listener(event)) as never);
  const send = (event: string, value: unknown) => model.send({ event, value });
  on("click", (event) => send("click_data", { points: pointsOf(event) }));
  on("doubleclick", () => send("doubleclick_data", {}));
  on("clickannotation", ({ index, annotation }) => send("clickannotation_data", { index, annotation }));
  const select = (value: object | null) => {
    plot.selected = value !== null;
    send("selected_data", value);
  };
  on("selected", (event) => event && select(selectionOf(event)));
  on("deselect", () => select(null));
  const hover = paced(PACE, signal, (points: Point[] | null) => {
    model.set("hover_data", points && ({ points } as never));
    model.save_changes();
  });
  on("hover", (event) => hover(pointsOf(event)));
  on("unhover", () => hover(null));
  on("restyle", (event) => send("restyle_data", event));
  const look = () => {
    const viewport = viewportOf(plot);
    if (JSON.stringify(viewport) === JSON.stringify(model.get("viewport"))) return;
    plot.sending = true;
    model.set("viewport", viewport);
    plot.sending = false;
    model.save_changes();
  };
  on("relayout", (event) => {
    const own = Object.fromEntries(Object.entries(event).filter(([name]) => !/^(width|height)$/.test(name)));
    if (!Object.keys(own).length) return;
    look();
    send("relayout_data", plain(own));
  });
  let pace = paced(model.get("viewport_update_throttle"), signal, look);
  model.on("change:viewport_update_throttle", () => {
    pace = paced(model.get("viewport_update_throttle"), signal, look);
  });
  on("relayouting", () => {
    const policy = model.get("viewport_update_policy");
    if (policy === "continuous") look();
    else if (policy === "throttle") pace(undefined);
  });
}

/** `act` with the newest of what it is given, at most each `ms`. */
function paced<T>(ms: number, signal: AbortSignal, act: (value: T) => void): (value: T) => void {
  let newest: T;
  let timer = 0;
  let last = Number.NEGATIVE_INFINITY;
  signal.addEventListener("abort", () => clearTimeout(timer));
  return (value) => {
    newest = value;
    if (timer) return;
    timer = window.setTimeout(
      () => {
        timer = 0;
        last = performance.now();
        act(newest);
      },
      Math.max(0, last + ms - performance.now()),
    );
  };
}

function pointsOf({ points = [] }: Happening): Point[] {
  return points.slice(0, MANY).map((point) => {
    const made: Point = {};
    for (const name of NAMES) {
      const value = point[name];
      const long = (Array.isArray(value) || ArrayBuffer.isView(value)) && (value as []).length > MANY;
      if (value !== undefined && !long) made[name] = plain(value);
    }
    return made;
  });
}

function selectionOf(event: Happening): object {
  const { points = [], range, lassoPoints } = event;
  const area = {
    ...(range && { range: plain(range) }),
    ...(lassoPoints && { lassoPoints: plain(lassoPoints) }),
  };
  if (points.length <= MANY) return { points: pointsOf(event), ...area };
  const numbers = new Int32Array(points.length * 2);
  points.forEach(({ curveNumber, pointNumber }, at) => {
    numbers.set([curveNumber as number, pointNumber as number], at * 2);
  });
  return { numbers, ...area };
}

/** A copy as JSON has it: typed arrays are lists. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, item) => (ArrayBuffer.isView(item) ? Array.from(item as never) : item)),
  );
}

function viewportOf(plot: Plot): Record<string, Value> {
  const found: Record<string, Value> = {};
  for (const [name, axis] of Object.entries(plot._fullLayout ?? {})) {
    const range = /^[xy]axis\d*$/.test(name) && (axis as Axis).range;
    if (range) found[`${name}.range`] = [...range] as Value;
  }
  return found;
}
