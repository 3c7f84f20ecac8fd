/** Formats that draw something: marks, bars, stars, colours. Each says in words what it shows. */

import { h, icon } from "../../client/dom.ts";
import { say } from "../../client/words.ts";
import { said } from "./codes.ts";
import type { Params } from "./columns.ts";
import type { Format } from "./formats.ts";

const figure = (value: unknown): number | null =>
  value === null || value === undefined || value === "" || Number.isNaN(Number(value)) ? null : Number(value);
const given = (value: unknown, usual: number): number => figure(value) ?? usual;

/** What is drawn, and what it says. */
function says(el: HTMLElement, words: string): HTMLElement {
  el.setAttribute("role", "img");
  el.setAttribute("aria-label", words);
  return el;
}

const YES = [true, "true", "True", 1, "1"] as unknown[];

function tickCross(value: unknown, params: Params): HTMLElement | string {
  const truth =
    "truthyValue" in params
      ? value === params.truthyValue
      : YES.includes(value) || Boolean(params.allowTruthy && value);
  if (!truth && (value === null || (params.allowEmpty && value === ""))) return "";
  const mark = h("span", { class: truth ? "tr-grid__yes" : "tr-grid__no" }, icon(truth ? "check" : "x"));
  return says(mark, truth ? say("Yes") : say("No"));
}

function tick(value: unknown): HTMLElement | string {
  return YES.includes(value) ? tickCross(true, {}) : "";
}

function toggle(value: unknown): HTMLElement | string {
  if (value === null) return "";
  const on = YES.includes(value);
  return says(h("span", { class: "tr-grid__toggle", "data-on": on }), on ? say("Yes") : say("No"));
}

function star(value: unknown, params: Params): HTMLElement | string {
  const number = figure(value);
  if (number === null) return "";
  const most = Math.min(20, given(params.stars, 5));
  const shown = Math.max(0, Math.min(most, Math.round(number)));
  const stars = Array.from({ length: most }, (_, at) => {
    const mark = icon(at < shown ? "star-filled" : "star");
    mark.classList.toggle("tr-grid__pale", at >= shown);
    return mark;
  });
  return says(h("span", { class: "tr-grid__stars" }, ...stars), say("{} of {}", shown, most));
}

/** A share of the way from `min` to `max`. */
function share(value: number, params: Params): number {
  const [min, max] = [given(params.min, 0), given(params.max, 100)];
  return max > min ? Math.max(0, Math.min(1, (value - min) / (max - min))) : 0;
}

/** The colour of a part of the way; code is given the value. */
function coloured(given: unknown, part: number, value: number): string | null {
  const color = said(given, value);
  if (typeof color === "string") return color;
  if (!Array.isArray(color) || !color.length) return null;
  return String(color[Math.min(color.length - 1, Math.floor(part * color.length))]);
}

function progress(value: unknown, params: Params): HTMLElement | string {
  const number = figure(value);
  if (number === null) return "";
  const part = share(number, params);
  const bar = h("span", { class: "tr-grid__bar", style: { "--share": `${part * 100}%` } });
  const color = coloured(params.color, part, number);
  if (color) bar.style.setProperty("--bar", color);
  const legend = said(params.legend, number);
  const text = legend === true ? String(value) : typeof legend === "string" ? legend : "";
  const row = h(
    "span",
    { class: "tr-grid__progress" },
    bar,
    text && h("span", { class: "tr-grid__legend" }, text),
  );
  const ink = coloured(params.legendColor, part, number);
  if (ink) row.style.color = ink;
  return says(row, text || String(value));
}

function traffic(value: unknown, params: Params): HTMLElement | string {
  const number = figure(value);
  if (number === null) return "";
  const part = share(number, params);
  const colours = params.color ?? ["var(--tr-danger)", "var(--tr-warning)", "var(--tr-success)"];
  const light = h("span", {
    class: "tr-grid__light",
    style: { background: coloured(colours, part, number) ?? "" },
  });
  return says(light, String(value));
}

function color(value: unknown): HTMLElement | string {
  if (typeof value !== "string" || !value) return "";
  const swatch = h("span", { class: "tr-grid__swatch" });
  swatch.style.background = CSS.supports("color", value) ? value : "none";
  return says(swatch, value);
}

function marked(name: string, words: string): () => HTMLElement {
  return () => says(h("span", { class: "tr-grid__mark" }, icon(name)), words);
}

const UNITS: Record<string, number> = {
  years: 31_557_600,
  months: 2_629_800,
  weeks: 604_800,
  days: 86_400,
  hours: 3600,
  minutes: 60,
  seconds: 1,
};

/** How long it is from now, or from `date`, to a moment. */
function difference(value: unknown, params: Params): string {
  const number = figure(value);
  if (number === null) return String(params.invalidPlaceholder ?? "");
  const from = typeof params.date === "string" ? Date.parse(`${params.date}Z`) : Date.now();
  const unit = String(params.unit ?? "days");
  const length = Math.trunc((number - from) / 1000 / (UNITS[unit] ?? 86_400));
  return params.suffix
    ? `${length} ${params.suffix}`
    : params.humanize
      ? `${length} ${unit}`
      : String(length);
}

/** Bokeh's `BooleanFormatter`: a mark of its own for what is true. */
function boolean(value: unknown, params: Params): HTMLElement | string {
  if (!YES.includes(value)) return tickCross(value, {});
  const name = String(params.icon ?? "check").replace(/-(circle|square).*$/, "");
  return says(h("span", { class: "tr-grid__yes" }, icon(name || "check")), say("Yes"));
}

export const drawn: Record<string, Format> = {
  tickCross,
  tick,
  toggle,
  star,
  progress,
  traffic,
  color,
  boolean,
  datetimediff: difference,
  buttonTick: marked("check", "✓"),
  buttonCross: marked("x", "✗"),
  handle: marked("grip-vertical", "⠿"),
};
