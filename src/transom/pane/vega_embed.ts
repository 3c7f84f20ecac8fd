/**
 * One chart in the page, made by vega-embed. Owns: how rows get into it and are exchanged, how it looks where its
 * author has said nothing, and which selections are told.
 */

import embed, { type Config, type Result, vega } from "vega-embed";
import { expressionInterpreter } from "vega-interpreter";
import { readColours } from "./colours.ts";
import type { Spec } from "./vega_spec.ts";

type Row = Record<string, unknown>;
type Column = ArrayLike<unknown>;
/** Rows, or their columns. */
export type Table = Row[] | { length: number; columns: Record<string, Column> };

interface Options {
  theme: string | null;
  themed: boolean;
  /** The state of the chart in whose place this one comes. */
  kept: Kept | null;
  actions: boolean;
  room: { width: number; height: number };
  rest(name: string): number;
  select(value: Record<string, unknown>): void;
}

/** What the user has selected and zoomed. */
export type Kept = object;

export interface Chart {
  update(data: Record<string, Table>, width: number, height: number): Promise<void>;
  /** What another chart of the same specification is given, so that it is as this one. */
  state(): Kept;
  /** `quiet`: another one takes its place, in which the same is selected. */
  end(quiet?: boolean): void;
}

/** Make a chart in `el`. */
export async function embedChart(
  el: HTMLElement,
  spec: Spec,
  data: Record<string, Table>,
  options: Options,
): Promise<Chart> {
  const { width, height } = options.room;
  fit(el, spec, width, height);
  const result = await embed(el, withRows(spec, data) as never, {
    ast: true,
    expr: expressionInterpreter,
    renderer: "svg",
    logLevel: vega.Error,
    actions: options.actions && { export: true, source: true, compiled: false, editor: false },
    ...(options.theme ? { theme: options.theme as never } : options.themed ? { config: looks(el) } : {}),
  });
  if (options.kept) await result.view.setState(options.kept as never).runAsync();
  hideUnnamed(el);
  const selected = listen(result, spec, options);
  let shown = data;
  return {
    async update(next, width, height) {
      for (const name in next) exchange(result, name, shown[name], next[name] as Table);
      shown = next;
      fit(el, spec, width, height);
      const { view } = result;
      if (spec.width === "container") view.width(width);
      if (spec.height === "container") view.height(height);
      await view.runAsync();
      hideUnnamed(el);
    },
    state: () => stateOf(result),
    end(quiet = false) {
      selected.end(quiet);
      result.finalize();
      el.remove();
    },
  };
}

/** Vega gives marks a role that are drawn for the eye alone, such as that of a brush, and no name. */
function hideUnnamed(el: HTMLElement): void {
  for (const mark of el.querySelectorAll("[role^=graphics-]:not([aria-label])")) mark.ariaHidden = "true";
}

/** Signals of the size, and of movements: these are over. */
const PASSING = /^(width|height|padding|autosize|background|parent)$|_(translate|zoom)_(anchor|delta)$/;

function stateOf({ view }: Result): Kept {
  const { proxy } = vega.transforms as unknown as { proxy: new () => object };
  return view.getState({
    signals: (name?: string, operator?: unknown) => !PASSING.test(name ?? "") && !(operator instanceof proxy),
    data: (name?: string) => name?.endsWith("_store") ?? false,
    recurse: true,
  } as never);
}

/** Vega measures the element where a side is that of its container. */
function fit(el: HTMLElement, spec: Spec, width: number, height: number): void {
  el.style.width = spec.width === "container" ? `${width}px` : "";
  el.style.height = spec.height === "container" ? `${height}px` : "";
}

function withRows(spec: Spec, data: Record<string, Table>): Spec {
  if (isVega(spec)) {
    const sets = (spec.data ?? []) as { name: string }[];
    const filled = sets.map((set) =>
      set.name in data ? { ...set, values: rows(data[set.name] as Table) } : { ...set },
    );
    return within({ ...spec, data: filled });
  }
  const datasets = Object.fromEntries(Object.entries(data).map(([name, table]) => [name, rows(table)]));
  return { ...within(spec), datasets };
}

/** What a chart hears of that happens outside of it: that a drag goes on, and other sizes. */
const EVENTS = {
  bind: "container",
  selector: false,
  window: "mousemove mouseup pointermove pointerup pointercancel resize touchend touchmove".split(" "),
};
/** What a chart may say of how it is put into the page. */
const OPTIONS = ["downloadFileName", "formatLocale", "scaleFactor", "timeFormatLocale"];

/** A copy that keeps to its own place: it reads no field of the page and no key, and says nothing of the page's look. */
function within(spec: Spec): Spec {
  const copy = structuredClone(spec);
  const { embedOptions = {} } = (copy.usermeta ?? {}) as { embedOptions?: object };
  copy.config = { ...(copy.config as object), events: EVENTS };
  copy.usermeta = {
    embedOptions: Object.fromEntries(Object.entries(embedOptions).filter(([name]) => OPTIONS.includes(name))),
  };
  return copy;
}

const isVega = ({ $schema = "" }: Spec) => /\/vega\/v/.test($schema);

function rows(table: Table, start = 0): Row[] {
  if (Array.isArray(table)) return table.slice(start).map((row) => ({ ...row }));
  const columns = Object.entries(table.columns);
  return Array.from({ length: table.length - start }, (_, at) =>
    Object.fromEntries(columns.map(([name, values]) => [name, values[start + at]])),
  );
}

/** Let a data set hold other rows; those that stay are left as they are. */
function exchange({ view, vgSpec }: Result, name: string, old: Table | undefined, next: Table): void {
  if (old === next) return;
  const set = (vgSpec.data ?? []).find((each) => each.name === name) as { format?: object } | undefined;
  const read = (list: Row[]) =>
    set?.format ? vega.read(list as never, { type: "json", ...set.format } as never) : list;
  const gone = old ? kept(old, next) : null;
  const change = vega.changeset();
  if (gone === null || !old) change.remove(() => true).insert(read(rows(next)));
  else {
    if (gone) change.remove(view.data(name).slice(0, gone));
    change.insert(read(rows(next, old.length - gone)));
  }
  view.change(name, change);
}

const TRIES = 8;

/** How many rows at the beginning have gone, if the others are the first ones now; `null` if they are not. */
function kept(old: Table, next: Table): number | null {
  if (Array.isArray(old) || Array.isArray(next) || !old.length) return null;
  const pairs = Object.keys(next.columns).map((name) => [old.columns[name], next.columns[name]]);
  if (Object.keys(old.columns).length !== pairs.length) return null;
  for (let gone = 0; gone < Math.min(old.length, TRIES); gone++) {
    if (old.length - gone <= next.length && pairs.every(([a, b]) => begins(a, b, gone))) return gone;
  }
  return null;
}

/** Do the values of `a` from `gone` on stand at the beginning of `b`? */
function begins(a: Column | undefined, b: Column | undefined, gone: number): boolean {
  if (!a || !b) return false;
  for (let at = gone; at < a.length; at++) if (!Object.is(a[at], b[at - gone])) return false;
  return true;
}

/** Tell of the selections of a chart. */
function listen({ view }: Result, spec: Spec, { rest, select }: Options): { end(quiet: boolean): void } {
  const timers = new Map<string, number>();
  const told = new Set<string>();
  for (const [name, interval] of selections(spec)) {
    const tell = () => {
      const value = plain(view.signal(name), interval);
      told.add(name);
      select({ [name]: value });
    };
    view.addSignalListener(name, () => {
      clearTimeout(timers.get(name));
      timers.set(name, window.setTimeout(tell, rest(name)));
    });
  }
  return {
    end(quiet) {
      for (const timer of timers.values()) clearTimeout(timer);
      if (quiet) return;
      const intervals = new Map(selections(spec));
      for (const name of told) select({ [name]: intervals.get(name) ? {} : [] });
    },
  };
}

function selections(spec: Spec): [name: string, interval: boolean][] {
  const own = ((Array.isArray(spec.params) ? spec.params : []) as { name: string; select?: unknown }[])
    .filter(({ select }) => select)
    .map(({ name, select }): [string, boolean] => [
      name,
      select === "interval" || (select as { type?: string }).type === "interval",
    ]);
  const parts = ["layer", "hconcat", "vconcat", "concat", "spec"].flatMap(
    (name) => (spec[name] ?? []) as Spec[],
  );
  return [...own, ...parts.flatMap(selections)];
}

/** An interval by its fields; of points, what is known of each. */
function plain(value: unknown, interval: boolean): unknown {
  const copy = JSON.parse(JSON.stringify(value ?? {}));
  if (interval) return copy;
  const points = (copy.vlPoint?.or ?? []) as Row[];
  return points.map((point) => ("_vgsid_" in point ? point._vgsid_ : point));
}

/** The page's colours and type; the chart's own `config` has precedence. */
function looks(el: Element): Config {
  const { text, muted, line, surface, font, series } = readColours(el);
  return {
    background: "transparent",
    font,
    title: { color: text, fontSize: 16, fontWeight: 600, anchor: "start", subtitleColor: muted },
    axis: {
      labelColor: muted,
      titleColor: text,
      titleFontWeight: 500,
      labelFontSize: 12,
      titleFontSize: 13,
      domain: false,
      gridColor: line,
      tickColor: line,
    },
    axisX: { grid: false, domain: true, domainColor: line },
    legend: {
      labelColor: text,
      titleColor: text,
      titleFontWeight: 500,
      labelFontSize: 12,
      titleFontSize: 13,
    },
    header: { labelColor: text, titleColor: text },
    view: { stroke: null },
    range: { category: series, ramp: { scheme: "viridis" }, heatmap: { scheme: "viridis" } },
    mark: { color: series[0] },
    text: { color: text },
    rule: { color: muted },
    geoshape: { stroke: surface },
    style: { cell: { stroke: "transparent" } },
  } as Config;
}
