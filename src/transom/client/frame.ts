/**
 * The view frame's looks: what every component has, put on its element. Owns: visibility, sizes, margin,
 * alignment, styles, style sheets, classes. Knows nothing of what is drawn inside.
 */

import { flag, setStyles } from "./dom.ts";
import type { ModelState } from "./model.ts";
import type { SizingMode } from "./types.ts";

/** Keep `el` as the model's common parameters say, until `signal` ends. */
export function dress(el: HTMLElement, model: ModelState, signal: AbortSignal): void {
  const painters = makePainters(el, model, signal);
  for (const [names, paint] of painters) {
    paint();
    for (const name of names) model.on(`change:${name}`, paint);
    signal.addEventListener("abort", () => {
      for (const name of names) model.off(`change:${name}`, paint);
    });
  }
}

const SIZES = ["width", "height", "min_width", "max_width", "min_height", "max_height"];

type Painter = [names: string[], paint: () => void];

function makePainters(el: HTMLElement, model: ModelState, signal: AbortSignal): Painter[] {
  const undressed: { styles: string[]; classes: string[] } = { styles: [], classes: [] };
  return [
    [["visible"], () => flag(el, "hidden", model.get("visible") === false)],
    [[...SIZES, "sizing_mode"], () => size(el, model)],
    [["margin"], () => setStyles(el, { margin: margin(model.get("margin")) })],
    [["align"], () => align(el, model.get("align"))],
    [
      ["styles"],
      () => {
        for (const name of undressed.styles) setStyles(el, { [name]: null });
        const styles = (model.get("styles") ?? {}) as Record<string, string>;
        undressed.styles = Object.keys(styles);
        // Sizes and margin that were overruled come back when the rule goes.
        size(el, model);
        setStyles(el, { margin: margin(model.get("margin")) });
        setStyles(el, styles);
      },
    ],
    [
      ["css_classes"],
      () => {
        el.classList.remove(...undressed.classes);
        undressed.classes = ((model.get("css_classes") ?? []) as string[]).flatMap((name) =>
          name.split(/\s+/),
        );
        undressed.classes = undressed.classes.filter(Boolean);
        el.classList.add(...undressed.classes);
      },
    ],
    [["stylesheets"], () => scopeSheets(el, (model.get("stylesheets") ?? []) as string[], signal)],
  ];
}

function size(el: HTMLElement, model: ModelState): void {
  const mode = (model.get("sizing_mode") ?? "") as SizingMode | "";
  if (mode) el.dataset.sizing = mode;
  else delete el.dataset.sizing;
  for (const name of SIZES) {
    const pixels = model.get(name);
    const stretched = stretches(mode, name);
    setStyles(el, { [name.replace("_", "-")]: pixels === null || stretched ? null : `${pixels}px` });
  }
  const [width, height] = [model.get("width"), model.get("height")];
  const scales = mode.startsWith("scale") && width && height;
  setStyles(el, { "aspect-ratio": scales ? `${width} / ${height}` : null });
}

/** Is this side left to the layout, whatever number is given for it? */
function stretches(mode: string, name: string): boolean {
  if (mode.startsWith("scale")) return name === "width" || name === "height";
  if (name === "width") return mode === "stretch_width" || mode === "stretch_both";
  return name === "height" && (mode === "stretch_height" || mode === "stretch_both");
}

function margin(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return (Array.isArray(value) ? value : [value]).map((side) => `${Number(side)}px`).join(" ");
}

function align(el: HTMLElement, value: unknown): void {
  const [x, y] = Array.isArray(value) ? value : [value, value];
  put(el, "alignX", x);
  put(el, "alignY", y);
}

function put(el: HTMLElement, key: string, value: unknown): void {
  if (typeof value === "string" && value !== "auto") el.dataset[key] = value;
  else delete el.dataset[key];
}

// ------------------------------------------------------------------------------------------ style sheets

interface Shared {
  sheet: CSSStyleSheet;
  name: string;
  users: number;
}

const shared = new Map<string, Shared>();
const worn = new WeakMap<HTMLElement, Shared[]>();
let serial = 0;

/** Make `sheets` the style sheets of `el`: they reach its content, but not the components in it. */
function scopeSheets(el: HTMLElement, sheets: string[], signal: AbortSignal): void {
  const before = worn.get(el);
  if (!before && !sheets.length) return;
  if (!before) signal.addEventListener("abort", () => release(worn.get(el) ?? []));
  const now = sheets.map(acquire);
  release(before ?? []);
  worn.set(el, now);
  el.dataset.trSheets = now.map(({ name }) => name).join(" ");
}

function acquire(css: string): Shared {
  let entry = shared.get(css);
  if (!entry) {
    entry = { sheet: new CSSStyleSheet(), name: `s${++serial}`, users: 0 };
    const own = css.replace(/:host\(([^)]*)\)/g, ":scope$1").replace(/:host\b/g, ":scope");
    entry.sheet.replaceSync(`@scope ([data-tr-sheets~="${entry.name}"]) to (:scope .tr-view) {${own}}`);
    document.adoptedStyleSheets.push(entry.sheet);
    shared.set(css, entry);
  }
  entry.users++;
  return entry;
}

function release(entries: Shared[]): void {
  for (const entry of entries) {
    if (--entry.users) continue;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== entry.sheet);
    for (const [css, other] of shared) if (other === entry) shared.delete(css);
  }
}
