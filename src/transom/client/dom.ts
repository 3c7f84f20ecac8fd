/**
 * Making elements. Owns: `h`, icons, and the two ways to keep focus while nodes move.
 * Knows nothing of models. A string is always a text node here: there is no way to pass markup.
 */

import { assets } from "./assets.ts";
import { reached } from "./fetching.ts";

/** Icons of the runtime's own widgets as JSON, put in by the build: name → path data. */
declare const TRANSOM_ICONS: string;
/** File name of the icon buckets, with `*` for the bucket's number; put in by the build. */
declare const TRANSOM_ICON_FILES: string;
declare const TRANSOM_ICON_BUCKETS: number;

type Child = Node | string | number | null | undefined | false;
type Attributes = Record<string, unknown>;

const SVG = "http://www.w3.org/2000/svg";
const coreIcons = JSON.parse(TRANSOM_ICONS) as Record<string, string>;

/**
 * Make an element: `h("button", {class: "tr-button", type: "button", onclick: press}, "Save")`.
 *
 * `class` is the class name; `style` an object of CSS properties (`--x` too); `dataset` an object;
 * `on…` with a function listens; a name that the element has as a property is set as one; everything else is
 * an attribute. `null`, `undefined` and `false` leave an attribute out. Children: nodes and text.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes?: Attributes | null,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const el = document.createElement(tag);
  for (const key in attributes) assign(el, key, attributes[key]);
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) el.append(child as Node | string);
  }
  return el;
}

function assign(el: HTMLElement, key: string, value: unknown): void {
  if (typeof value === "function") el.addEventListener(key.slice(2), value as EventListener);
  else if (key === "class") el.className = String(value ?? "");
  else if (key === "dataset") Object.assign(el.dataset, value);
  else if (key === "style") setStyles(el, value as Record<string, string | null>);
  else setAttribute(el, key, value);
}

function setAttribute(el: HTMLElement, key: string, value: unknown): void {
  if (key in el && !key.includes("-") && value !== null && value !== undefined) {
    (el as unknown as Attributes)[key] = value;
  } else if (value === null || value === undefined || value === false) el.removeAttribute(key);
  else el.setAttribute(key, value === true ? "" : String(value));
}

/** Set CSS properties by their CSS names; `null` removes one. */
export function setStyles(el: HTMLElement, styles: Record<string, string | null>): void {
  for (const name in styles) el.style.setProperty(dashed(name), styles[name] ?? null);
}

function dashed(name: string): string {
  return name.startsWith("--") ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Add the attribute when `on`, else remove it. */
export function flag(el: Element, name: string, on: boolean): void {
  if (el.hasAttribute(name) !== on) el.toggleAttribute(name, on);
}

/** Let `el` be described by the element with this id as well, or no longer; `first`: before the others. */
export function describe(el: Element, id: string, on: boolean, first = false): void {
  const others = (el.getAttribute("aria-describedby") ?? "").split(" ").filter((each) => each && each !== id);
  setAttribute(
    el as HTMLElement,
    "aria-describedby",
    (on ? (first ? [id, ...others] : [...others, id]) : others).join(" ") || null,
  );
}

/**
 * An icon by its Tabler name, one em square, in the text's colour; `…-filled` names are filled.
 * One that is not in the first bundle keeps its place and is drawn when its file has come.
 */
export function icon(name: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "tr-icon");
  svg.setAttribute("aria-hidden", "true");
  const filled = name.endsWith("-filled");
  svg.setAttribute("fill", filled ? "currentColor" : "none");
  svg.setAttribute("stroke", filled ? "none" : "currentColor");
  const core = own(coreIcons, name);
  if (core) draw(svg, core);
  else void fetchIcon(name).then((data) => data && draw(svg, data));
  return svg;
}

function draw(svg: SVGSVGElement, data: string): void {
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", data);
  svg.append(path);
}

const buckets = new Map<number, Promise<Record<string, string>>>();

async function fetchIcon(name: string): Promise<string | undefined> {
  let hash = 0;
  for (const char of name) hash = (hash * 31 + char.charCodeAt(0)) % 65521;
  const bucket = hash % TRANSOM_ICON_BUCKETS;
  let file = buckets.get(bucket);
  if (!file) {
    file = Promise.resolve(TRANSOM_ICON_FILES.replace("*", String(bucket)))
      .then((name) => assets.url(name))
      .then((address) => reached(address))
      .then((response) => (response.ok ? response.json() : {}))
      .catch(() => ({}));
    buckets.set(bucket, file);
  }
  return own(await file, name);
}

/** Not what every object has, such as `constructor`. */
function own(icons: Record<string, string>, name: string): string | undefined {
  return Object.hasOwn(icons, name) ? icons[name] : undefined;
}

type Movable = Element & { moveBefore?: (node: Node, before: Node | null) => void };

/** Put `node` before `before` in `parent`, keeping its state (focus, scroll, frames) where the browser can. */
export function place(parent: Element, node: Element, before: Node | null): void {
  const { moveBefore } = parent as Movable;
  if (moveBefore && node.isConnected && parent.isConnected) moveBefore.call(parent, node, before);
  else parent.insertBefore(node, before);
}

/** Run `change` and give the focus back to the element that had it, if it is still in the page. */
export function keepingFocus(change: () => void): void {
  const active = document.activeElement;
  change();
  if (active !== document.activeElement && active instanceof HTMLElement && active.isConnected) {
    active.focus({ preventScroll: true });
  }
}
