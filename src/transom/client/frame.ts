/**
 * The view frame's looks: what every component has, put on its element. Owns: visibility, sizes, margin,
 * alignment, styles, style sheets, classes. Knows nothing of what is drawn inside.
 */

import { flag, setStyles } from "./dom.ts";
import type { ModelState } from "./model.ts";
import { sheets } from "./sheet.ts";
import type { SizingMode } from "./types.ts";

/** Keep `el` as the model's common parameters say, until `signal` ends; `sized` is called when its size was set. */
export function dress(el: HTMLElement, model: ModelState, signal: AbortSignal, sized: () => void): void {
  const painters = makePainters(el, model, signal, sized);
  for (const [names, paint] of painters) {
    paint();
    for (const name of names) model.on(`change:${name}`, paint);
    signal.addEventListener("abort", () => {
      for (const name of names) model.off(`change:${name}`, paint);
    });
  }
}

const SIZES = ["width", "height", "min_width", "max_width", "min_height", "max_height"];

/** In which modes a side is left to the layout, whatever number is given for it. */
const FREE: Record<string, RegExp> = { width: /^sc|_[wb]/, height: /^sc|h_[hb]/ };

type Painter = [names: string[], paint: () => void];

function makePainters(el: HTMLElement, model: ModelState, signal: AbortSignal, sized: () => void): Painter[] {
  const undressed: { styles: string[]; classes: string[] } = { styles: [], classes: [] };
  return [
    [["visible"], () => flag(el, "hidden", model.get("visible") === false)],
    [
      [...SIZES, "sizing_mode", "width_policy", "height_policy", "aspect_ratio"],
      () => {
        size(el, model);
        sized();
      },
    ],
    [
      ["margin"],
      () => {
        setStyles(el, { margin: margin(model.get("margin")) });
        sized();
      },
    ],
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
        sized();
      },
    ],
    [
      ["css_classes"],
      () => {
        el.classList.remove(...undressed.classes);
        undressed.classes = ((model.get("css_classes") ?? []) as string[]).flatMap((name) =>
          `${name}`.split(/\s+/),
        );
        undressed.classes = undressed.classes.filter(Boolean);
        el.classList.add(...undressed.classes);
      },
    ],
    [
      ["stylesheets"],
      () =>
        scopeSheets(
          el,
          [...(model.cls.info.styles ?? []), ...(model.get("stylesheets") as string[])],
          signal,
        ),
    ],
  ];
}

function size(el: HTMLElement, model: ModelState): void {
  const mode = sizing(model);
  for (const name of SIZES) {
    setStyles(el, { [name.replace("_", "-")]: FREE[name]?.test(mode) ? null : measure(model, name) });
  }
  setStyles(el, { "aspect-ratio": ratio(model, mode) });
}

function measure(model: ModelState, name: string): string | null {
  const pixels = model.get(name);
  const policy = model.get(`${name}_policy`);
  if (policy === "fit" || policy === "min") return `${policy}-content`;
  if (pixels !== null) return `${pixels}px`;
  return policy === "fixed" ? "fit-content" : null;
}

function ratio(model: ModelState, mode: string): string | null {
  const [width, height, given] = [model.get("width"), model.get("height"), model.get("aspect_ratio")];
  if (typeof given === "number") return `${given}`;
  return (given === "auto" || mode.startsWith("scale")) && width && height ? `${width} / ${height}` : null;
}

/** Its sizing mode, or the one that its policies come to. */
function sizing(model: ModelState): SizingMode | "" {
  const [wide, tall] = ["width", "height"].map((side) => model.get(`${side}_policy`) === "max");
  return (model.get("sizing_mode") ?? stretch(wide, tall)) as SizingMode | "";
}

function stretch(wide?: boolean, tall?: boolean): SizingMode | "" {
  return wide ? (tall ? "stretch_both" : "stretch_width") : tall ? "stretch_height" : "";
}

/**
 * The way in which a frame takes its space: its own, else that of what is in it, for sides without a size; and whether
 * it makes room around itself.
 */
export function fit(el: HTMLElement, model: ModelState, content: HTMLElement[]): void {
  flag(el, "data-room", model.frontEnd === "Spacer" || /margin/.test(el.style.cssText));
  const some = (modes: RegExp) => content.some(({ dataset }) => modes.test(dataset.sizing ?? ""));
  const wide = !el.style.width && some(/_[wb]/);
  const tall = !el.style.height && some(/h_[hb]/);
  put(el, "sizing", sizing(model) || stretch(wide, tall));
}

/** What has a frame of its own: between such things there is more room. */
const FRAMED = /tr-(Card|Accordion|WidgetBox|Metric)\b/;

/** Mark where the usual gap goes in a list in which some make room around themselves: between two that do not. */
export function space(list: HTMLElement, frames: HTMLElement[]): void {
  flag(
    list,
    "data-cards",
    frames.some((frame) => FRAMED.test(frame.className)),
  );
  const rooms = frames.map(({ dataset }) => "room" in dataset);
  const spaced = rooms.includes(true);
  if (!spaced && !("spaced" in list.dataset)) return;
  flag(list, "data-spaced", spaced);
  frames.forEach((frame, at) => {
    flag(frame, "data-gap", spaced && !rooms[at] && rooms[at + 1] === false);
  });
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
  if (value && value !== "auto") el.dataset[key] = value as string;
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
  const now = sheets.map((css) => acquire(`${css}`));
  release(before ?? []);
  worn.set(el, now);
  el.dataset.trSheets = now.map(({ name }) => name).join(" ");
}

function acquire(css: string): Shared {
  let entry = shared.get(css);
  if (!entry) {
    entry = { sheet: new CSSStyleSheet(), name: `s${++serial}`, users: 0 };
    const own = css.replace(/:host\(([^)]*)\)/g, ":scope$1").replace(/:(host|root)\b/g, ":scope");
    const scoped = `@scope ([data-tr-sheets~="${entry.name}"]) to (:scope .tr-view) {${own}}`;
    entry.sheet.replaceSync(scoped);
    // More than one rule: a brace in the text has ended the first, and what follows would be for the whole page.
    entry.sheet.replaceSync(entry.sheet.cssRules.length > 1 ? "" : sheets.ofAuthor(scoped));
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
