/**
 * How Bokeh's models look in a page of ours: its colours and type, light and dark, and no wider than there is
 * room. Owns: what has been set for looks alone, none of which the server ever hears of. What the author has
 * set, or a theme of Bokeh's own, is left as it is.
 */

import { type BokehDoc, type BokehEvent, type BokehModel, labelsApart } from "./bokeh_js.ts";
import { type Colours, readColours } from "./colours.ts";

type Looks = Record<string, unknown>;

/** Custom properties reach into Bokeh's shadow trees; its own are named after what they colour. */
const ROOM = ":host { max-width: 100% }";
const SHEET = `
  ${ROOM}
  :host {
    --base-font: var(--tr-font);
    --color: var(--tr-text);
    --background-color: var(--tr-surface);
    --surface-background-color: var(--tr-sunken);
    --disabled-background-color: var(--tr-sunken);
    --hover-color: var(--tr-sunken);
    --border-color: var(--tr-line-strong);
    --divider-color: var(--tr-line);
    --icon-color: var(--tr-muted);
    --icon-color-disabled: var(--tr-line);
    --disabled-color: var(--tr-muted);
    --shortcut-color: var(--tr-muted);
    --placeholder-color: var(--tr-muted);
    --inactive-bg: var(--tr-sunken);
    --inactive-fg: var(--tr-muted);
    --active-bg: color-mix(in srgb, var(--tr-accent) 20%, var(--tr-surface));
    --active-fg: var(--tr-accent);
    --active-border: var(--tr-accent);
    --highlight-color: var(--tr-accent);
    --input-focus-border-color: var(--tr-accent);
    --input-focus-halo-color: color-mix(in srgb, var(--tr-accent) 40%, transparent);
    --error: var(--tr-danger);
    --button-color: var(--tr-line-strong);
    --default: var(--tr-surface);
    --default-border: var(--tr-line-strong);
    --default-hover: var(--tr-sunken);
    --default-hover-border: var(--tr-line-strong);
    --default-active: var(--tr-sunken);
    --default-active-border: var(--tr-accent);
    --default-disabled: var(--tr-sunken);
    --default-disabled-border: var(--tr-line);
    --light: var(--default);
    --light-border: var(--default-border);
    --light-hover: var(--default-hover);
    --light-active: var(--default-active);
  }
  .noUi-target {
    border-color: var(--tr-line-strong);
    background: var(--tr-sunken);
    box-shadow: none;
  }
  .noUi-handle {
    border-color: var(--tr-line-strong);
    background: var(--tr-surface);
    box-shadow: none;
  }`;

/** What was set for looks, by model, with what was there before; a value that came since is the author's again. */
const dressed = new WeakMap<BokehModel, Map<string, unknown>>();

/**
 * Dress all models of a document, those that are new and those whose colours have changed, but for those of which
 * `plain` roots are made, and those that stand on a ground that the author has chosen.
 */
export function dress(el: Element, doc: BokehDoc, plain: BokehModel[]): void {
  const colours = readColours(el);
  const bare = partsOf(plain);
  const figures = [...doc.all_models].filter(({ type }) => /^(Figure|Plot)$/.test(type));
  const spared = new Set(figures.flatMap(onOwnGround));
  const upright = new Set(figures.flatMap(({ left, right }) => [left, right].flat() as BokehModel[]));
  for (const model of doc.all_models) {
    fitIn(model, bare.has(model) ? ROOM : SHEET);
    if (!bare.has(model) && !spared.has(model)) dressModel(model, colours, upright.has(model));
  }
}

function partsOf(models: BokehModel[]): Set<BokehModel> {
  return new Set(models.flatMap((model) => [...model.references()]));
}

/** What of a figure stands on a ground that is the author's. */
function onOwnGround(figure: BokehModel): BokehModel[] {
  if (isChosen(figure, "border_fill_color")) return [...figure.references()];
  if (!isChosen(figure, "background_fill_color")) return [];
  const around = [figure.left, figure.right, figure.above, figure.below].flat();
  const inside = partsOf([figure.center, figure.renderers].flat() as BokehModel[]);
  return [...inside].filter((model) => !around.includes(model));
}

function isChosen(model: BokehModel, name: string): boolean {
  return Boolean(model.properties[name]?.dirty && model[name] && !dressed.get(model)?.has(name));
}

/** Take back what was set for looks in all that `root` is made of. */
export function undress(root: BokehModel): void {
  for (const model of root.references()) {
    const before = dressed.get(model);
    if (before?.size) model.setv(Object.fromEntries(before), { sync: false });
    dressed.delete(model);
    fitIn(model, ROOM);
  }
}

/** The server has set properties: they are no longer ours to change. */
export function heed(doc: BokehDoc, events: object[]): void {
  for (const { kind, model, attr } of events as (BokehEvent & { model?: { id: string } })[]) {
    const known = kind === "ModelChanged" && model ? doc.get_model_by_id(model.id) : null;
    if (known && attr) dressed.get(known)?.delete(attr);
  }
}

function dressModel(model: BokehModel, colours: Colours, upright: boolean): void {
  const looks = looksOf(model, colours, upright);
  const own = dressed.get(model) ?? new Map<string, unknown>();
  const values: Looks = {};
  for (const name in looks) {
    const property = model.properties[name];
    if (!property || (property.dirty && !own.has(name) && !isBokehs(model[name]))) continue;
    if (!own.has(name)) own.set(name, model[name]);
    values[name] = looks[name];
  }
  dressed.set(model, own);
  model.setv(values, { sync: false });
}

/** Bokeh writes these into whatever has none of its own, as if the author had. */
function isBokehs(value: unknown): boolean {
  const given = value as { value?: unknown; type?: unknown } | null;
  return given?.value === "#1f77b4" || given?.type === "AllLabels";
}

function looksOf(model: BokehModel, colours: Colours, upright: boolean): Looks {
  const looks = KINDS.find(([kind]) => kind.test(model.type))?.[1](colours, model) ?? ofGlyph(model, colours);
  return upright ? { ...looks, axis_line_color: null, major_tick_line_color: null } : looks;
}

/** What has elements of its own in the page is no wider than there is room, and reads the page's properties. */
function fitIn(model: BokehModel, own: string): void {
  if (!("stylesheets" in model.properties) || !isLayout(model)) return;
  const sheets = (model.stylesheets as unknown[]).filter((sheet) => sheet !== SHEET && sheet !== ROOM);
  model.setv({ stylesheets: [own, ...sheets] }, { sync: false });
}

/** What is drawn in Bokeh's usual colour has the page's accent. */
function ofGlyph(model: BokehModel, { series }: Colours): Looks {
  const known = dressed.get(model);
  const names = ["line_color", "fill_color"].filter((name) => known?.has(name) || isBokehs(model[name]));
  return Object.fromEntries(names.map((name) => [name, { value: series[0] }]));
}

/** Has the model elements of its own in the page, as against what is drawn on a canvas? */
function isLayout(model: BokehModel): boolean {
  return "sizing_mode" in model.properties || /(Toolbar|Tooltip|Menu|Dialog)$/.test(model.type);
}

const KINDS: [kind: RegExp, looks: (colours: Colours, model: BokehModel) => Looks][] = [
  [
    /^(Figure|Plot|GMap|GMapPlot)$/,
    () => ({ background_fill_color: null, border_fill_color: null, outline_line_color: null }),
  ],
  [
    /Axis$/,
    ({ text, muted, line, font }, axis) => ({
      major_label_policy: labelsApart(axis),
      axis_line_color: line,
      major_tick_line_color: line,
      minor_tick_line_color: null,
      major_label_text_color: muted,
      major_label_text_font: font,
      axis_label_text_color: text,
      axis_label_text_font: font,
      group_text_color: text,
      subgroup_text_color: muted,
      separator_line_color: line,
    }),
  ],
  [/^Grid$/, ({ line }, { dimension }) => ({ grid_line_color: dimension === 1 ? line : null })],
  [/^Toolbar$/, () => ({ autohide: true })],
  [/^Title$/, ({ text, font }) => ({ text_color: text, text_font: font })],
  [/^(Label|LabelSet)$/, ({ text, font }) => ({ text_color: text, text_font: font })],
  [
    /^Legend$/,
    ({ text, surface, font }) => ({
      background_fill_color: surface,
      background_fill_alpha: 0.85,
      border_line_color: null,
      label_text_color: text,
      label_text_font: font,
      title_text_color: text,
      title_text_font: font,
    }),
  ],
  [
    /(ColorBar|ScaleBar)$/,
    ({ text, muted, font }) => ({
      background_fill_color: null,
      major_label_text_color: muted,
      major_label_text_font: font,
      title_text_color: text,
      title_text_font: font,
    }),
  ],
];
