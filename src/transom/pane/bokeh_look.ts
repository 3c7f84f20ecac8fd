/**
 * How Bokeh's models look in a page of ours: its colours and type, light and dark, and no wider than there is
 * room. Owns: what has been set for looks alone, none of which the server ever hears of. What the author has
 * set, or a theme of Bokeh's own, is left as it is.
 */

import type { BokehDoc, BokehEvent, BokehModel } from "./bokeh_js.ts";
import { type Colours, readColours } from "./colours.ts";

type Looks = Record<string, unknown>;

/** Custom properties reach into Bokeh's shadow trees; its own are named after what they colour. */
const SHEET = `
  :host {
    max-width: 100%;
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

/** What was set for looks, by model; a value that came since is the author's again. */
const dressed = new WeakMap<BokehModel, Set<string>>();

/** Dress all models of a document, those that are new and those whose colours have changed. */
export function dress(doc: BokehDoc): void {
  const colours = readColours();
  for (const model of doc.all_models) dressModel(model, colours);
}

/** The server has set properties: they are no longer ours to change. */
export function heed(doc: BokehDoc, events: object[]): void {
  for (const { kind, model, attr } of events as (BokehEvent & { model?: { id: string } })[]) {
    const known = kind === "ModelChanged" && model ? doc.get_model_by_id(model.id) : null;
    if (known && attr) dressed.get(known)?.delete(attr);
  }
}

function dressModel(model: BokehModel, colours: Colours): void {
  const looks = looksOf(model, colours);
  if (!looks) return;
  const own = dressed.get(model) ?? new Set<string>();
  const values: Looks = {};
  for (const name in looks) {
    const property = model.properties[name];
    if (!property || (property.dirty && !own.has(name))) continue;
    own.add(name);
    values[name] = looks[name];
  }
  dressed.set(model, own);
  model.setv(values, { sync: false });
}

function looksOf(model: BokehModel, colours: Colours): Looks | null {
  const looks = KINDS.find(([kind]) => kind.test(model.type))?.[1](colours) ?? null;
  if (!("stylesheets" in model.properties) || !isLayout(model)) return looks;
  const sheets = (model.stylesheets as unknown[]).filter((sheet) => sheet !== SHEET);
  model.setv({ stylesheets: [SHEET, ...sheets] }, { sync: false });
  return looks;
}

/** Has the model elements of its own in the page, as against what is drawn on a canvas? */
function isLayout(model: BokehModel): boolean {
  return "sizing_mode" in model.properties || /(Toolbar|Tooltip|Menu|Dialog)$/.test(model.type);
}

const KINDS: [kind: RegExp, looks: (colours: Colours) => Looks][] = [
  [
    /^(Figure|Plot|GMap|GMapPlot)$/,
    ({ line }) => ({ background_fill_color: null, border_fill_color: null, outline_line_color: line }),
  ],
  [
    /Axis$/,
    ({ text, muted, line, font }) => ({
      axis_line_color: line,
      major_tick_line_color: line,
      minor_tick_line_color: line,
      major_label_text_color: muted,
      major_label_text_font: font,
      axis_label_text_color: text,
      axis_label_text_font: font,
      group_text_color: text,
      subgroup_text_color: muted,
      separator_line_color: line,
    }),
  ],
  [/^Grid$/, ({ line }) => ({ grid_line_color: line })],
  [/^Title$/, ({ text, font }) => ({ text_color: text, text_font: font })],
  [/^(Label|LabelSet)$/, ({ text, font }) => ({ text_color: text, text_font: font })],
  [
    /^Legend$/,
    ({ text, line, surface, font }) => ({
      background_fill_color: surface,
      background_fill_alpha: 0.85,
      border_line_color: line,
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
