/**
 * How a value is shown in its cell. Owns: the formats by their names in Tabulator, and what stands there without one.
 * Text of data is text, whatever it looks like; markup goes through the sanitiser. Knows no table.
 */

import { h, icon } from "../../client/dom.ts";
import { showHtml } from "../../client/markup.ts";
import { say } from "../../client/words.ts";
import { formatNumber, type Num } from "../number_format.ts";
import { timeText } from "../time_text.ts";
import { FAILED, said } from "./codes.ts";
import type { Column, Kind, Params } from "./columns.ts";
import { drawn } from "./drawn_formats.ts";
import { plain } from "./wire.ts";

/** What a format is given besides the value. */
export interface Place {
  column: Column;
  /** The cell's own element, for what is said of it as a whole. */
  el: HTMLElement;
  /** The place of the row among all that are shown, from 0. */
  row(): number;
  /** Other values of the row. */
  value(at: number): unknown;
  /** The cell as the code of authors sees it. */
  seen(): object;
}

export type Format = (value: unknown, params: Params, place: Place) => Node | string;

/** The content of a cell. */
export function contentOf(value: unknown, place: Place): Node {
  const { format, kind } = place.column;
  if (kind === "button") return button(place);
  if (format?.code) return coded(value, format as Required<Kind>, place);
  const type = format?.type ?? (kind === "bool" ? "tickCross" : "plaintext");
  const named = Object.hasOwn(FORMATS, type) ? FORMATS[type] : undefined;
  const made = named ? named(value, format?.params ?? {}, place) : textOf(value, place.column);
  return typeof made === "string" ? document.createTextNode(made) : made;
}

/** What code makes of a value: an element, text, or markup, of which all that could run is taken out. */
function coded(value: unknown, { code, params }: Required<Kind>, place: Place): Node {
  const later: (() => void)[] = [];
  const made = code(place.seen(), params, (then: () => void) => later.push(then));
  if (later.length) queueMicrotask(() => later.forEach((each) => void each()));
  if (made instanceof Node) return made;
  if (made === FAILED) return document.createTextNode(textOf(value, place.column));
  const text = made === null || made === undefined || made === false ? "" : plain(made);
  return /[<&]/.test(text) ? html(text) : document.createTextNode(text);
}

/** What a value says in words: what is copied, and what is read in the list of a filter. */
export function textOf(value: unknown, { kind }: Pick<Column, "kind">): string {
  if (value === null || value === undefined) return "";
  if (kind === "datetime" || kind === "date") return clock(value, null, kind);
  if (kind === "float" && typeof value === "number") return float(value);
  return plain(value);
}

/** What Python writes for a float, but for the noise of its last digits. */
function float(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e15 ? `${value}.0` : String(value);
  const size = Math.abs(value);
  return size >= 1e-4 && size < 1e15
    ? String(Number(value.toFixed(6)))
    : String(Number(value.toPrecision(7)));
}

/** A clock on the wall, in milliseconds, by a format of `strftime`. */
function clock(value: unknown, format: string | null, kind: string): string {
  if (typeof value !== "number") return plain(value);
  const usual =
    kind === "date" || (kind === "any" && value % 86_400_000 === 0) ? "%Y-%m-%d" : "%Y-%m-%d %H:%M:%S";
  return timeText(value / 1000, format ?? usual, []);
}

const isNumber = (value: unknown): value is Num => typeof value === "number" || typeof value === "bigint";
const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

function money(value: unknown, params: Params): string {
  if (!isNumber(value)) return plain(value);
  const {
    precision = 2,
    decimal = ".",
    thousand = ",",
    symbol = "",
    symbolAfter,
    negativeSign = true,
  } = params;
  const number = Number(value);
  const digits = precision === false ? String(Math.abs(number)) : Math.abs(number).toFixed(Number(precision));
  const [whole = "", part] = digits.split(".");
  const grouped = thousand === false ? whole : whole.replace(/\B(?=(\d{3})+$)/g, String(thousand));
  const written = part ? `${grouped}${decimal}${part}` : grouped;
  const marked = symbolAfter ? `${written}${symbol}` : `${symbol}${written}`;
  if (number >= 0) return marked;
  return negativeSign === true ? `-${marked}` : `${negativeSign || "("}${marked}${negativeSign ? "" : ")"}`;
}

/** Formats of the library that Tabulator names after luxon: `yyyy-MM-dd HH:mm`. */
const LUXON: Record<string, string> = {
  yyyy: "%Y",
  yy: "%y",
  MMMM: "%B",
  MMM: "%b",
  MM: "%m",
  M: "%-m",
  dd: "%d",
  d: "%-d",
  EEEE: "%A",
  EEE: "%a",
  HH: "%H",
  H: "%-H",
  hh: "%I",
  h: "%-I",
  mm: "%M",
  ss: "%S",
  a: "%p",
};

function luxon(format: string): string {
  return format.replace(/'([^']*)'|([A-Za-z])\2*/g, (token, quoted) => quoted ?? LUXON[token] ?? token);
}

function datetime(value: unknown, params: Params, { column }: Place): string {
  if (typeof value !== "number")
    return value === null ? plain(params.invalidPlaceholder || "") : plain(value);
  const format = text(params.outputFormat) ?? text(params.format);
  return clock(value, format?.includes("%") ? format : format && luxon(format), column.kind);
}

/** Bokeh's `DateFormatter`: a format of `strftime`, or one of the names that it has for some. */
const DAY = "%Y-%m-%d";
const NAMED: Record<string, string> = {
  ATOM: DAY,
  W3C: DAY,
  "RFC-3339": DAY,
  "ISO-8601": DAY,
  COOKIE: "%a, %d %b %Y",
  "RFC-850": "%A, %d-%b-%y",
  "RFC-1123": "%a, %-d %b %Y",
  "RFC-2822": "%a, %-d %b %Y",
  RSS: "%a, %-d %b %y",
  "RFC-822": "%a, %-d %b %y",
  "RFC-1036": "%a, %-d %b %y",
};

function date(value: unknown, params: Params, place: Place): Node | string {
  const format = text(params.format) ?? DAY;
  if (value === null) return plain(params.nan_format);
  const shown =
    format === "TIMESTAMP" ? plain(value) : clock(value, NAMED[format] ?? format, place.column.kind);
  return styled(shown, params, place);
}

/** Bokeh's `NumberFormatter`; besides the usual formats times, ordinals and sizes. */
function numbro(value: Num, params: Params): string {
  const format = text(params.format) ?? "0,0";
  const size = Math.abs(Number(value));
  const sign = Number(value) < 0 ? "-" : "";
  const [, digits = "", unit = ""] = /^([0-9,.[\]]*?) ?(o|b|00:00:00)$/.exec(format) ?? [];
  if (unit === "o") return formatNumber(value, digits || "0", 1) + ordinal(size);
  if (unit === "b") return sign + bytes(size, digits || "0");
  if (unit) return sign + duration(size);
  const prefix = /^[^\d,.[+(-]/.test(format);
  return sign && prefix ? `-${formatNumber(size, format, 1)}` : formatNumber(value, format, 1);
}

function ordinal(size: number): string {
  const last = size % 10;
  const teens = Math.floor((size % 100) / 10) === 1;
  return teens ? "th" : (["th", "st", "nd", "rd"][last] ?? "th");
}

function bytes(size: number, digits: string): string {
  const power = Math.min(5, Math.max(0, Math.floor(Math.log2(size || 1) / 10)));
  return formatNumber(size / 1024 ** power, digits, 1) + ["B", "KiB", "MiB", "GiB", "TiB", "PiB"][power];
}

function duration(size: number): string {
  const seconds = Math.round(size);
  const two = (part: number) => String(part % 60).padStart(2, "0");
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60))}:${two(seconds)}`;
}

/** Bokeh's `ScientificFormatter`: a power of ten where a number is very large or very small. */
function scientific(value: Num, params: Params): string {
  const { precision = 10, power_limit_high: high = 5, power_limit_low: low = -3 } = params;
  const number = Number(value);
  const size = Math.abs(number);
  const digits = Number(precision);
  if (size && (size >= 10 ** Number(high) || size <= 10 ** Number(low))) return number.toExponential(digits);
  return String(Number(number.toFixed(digits)));
}

function number(value: unknown, params: Params, place: Place): Node | string {
  if (value === null || value === undefined) return plain(params.nan_format ?? "");
  const write = params.scientific ? scientific : numbro;
  return styled(isNumber(value) ? write(value, params) : plain(value), params, place);
}

/** What Bokeh's formatters say of the look of a text. */
function styled(content: string, params: Params, { el }: Place): string {
  const { style } = el;
  if (params.color) style.color = plain(params.color);
  if (params.background_color) style.backgroundColor = plain(params.background_color);
  if (params.text_align) style.textAlign = plain(params.text_align);
  const font = plain(params.font_style);
  if (font.includes("bold")) style.fontWeight = "600";
  if (font.includes("italic")) style.fontStyle = "italic";
  return content;
}

function html(value: unknown): Node {
  const el = h("div", { class: "tr-grid__html" });
  void showHtml(el, plain(value), { sanitize: true });
  return el;
}

/** An address that leads somewhere and runs nothing; null for any other. */
function address(url: string): string | null {
  try {
    const { protocol } = new URL(url, location.href);
    return ["http:", "https:", "mailto:", "tel:"].includes(protocol) ? url : null;
  } catch {
    return null;
  }
}

const field = (params: Params, name: string, place: Place): unknown => {
  const at = params[name];
  return typeof at === "number" ? place.value(at) : undefined;
};

function link(value: unknown, params: Params, place: Place): Node | string {
  if (value === null) return "";
  const label = plain(field(params, "labelField", place) ?? said(params.label, place.seen()) ?? value);
  const target = plain(field(params, "urlField", place) ?? said(params.url, place.seen()) ?? value);
  const href = address(plain(params.urlPrefix ?? "") + target);
  if (!href) return label;
  const frame = plain(params.target) || null;
  return h(
    "a",
    { href, target: frame, rel: "noopener", download: params.download ? "" : null, tabIndex: -1 },
    label,
  );
}

function image(value: unknown, params: Params): Node | string {
  const source = plain(value);
  if (!source) return "";
  const url = plain(params.urlPrefix ?? "") + source + plain(params.urlSuffix ?? "");
  const safe = /^data:image\//.test(url) ? url : address(url);
  if (!safe) return source;
  const size = (each: unknown) => (typeof each === "number" ? `${each}px` : plain(each) || null);
  const style = { width: size(params.width), height: size(params.height) };
  return h("img", { class: "tr-grid__image", src: safe, alt: plain(params.alt ?? ""), style });
}

function lookup(value: unknown, params: Params): string {
  const key = plain(value);
  return Object.hasOwn(params, key) ? plain(params[key]) : key;
}

function lines(value: unknown): Node {
  return h("div", { class: "tr-grid__lines" }, plain(value));
}

function json(value: unknown, params: Params): Node {
  const indent = params.indent === undefined ? 1 : params.indent;
  return h("code", null, value === null ? "" : JSON.stringify(value, null, indent as number));
}

function array(value: unknown, params: Params): string {
  if (!Array.isArray(value)) return plain(value);
  return value.map(plain).join(plain(params.delimiter ?? ","));
}

/** A button in a row: a text, the name of an icon, or markup. */
function button({ column }: Place): Node {
  const el = h("button", { class: "tr-grid__button", type: "button", tabIndex: -1 });
  const content = column.icon ?? column.title;
  const name = () => {
    if (!el.textContent?.trim()) el.ariaLabel = column.title || say("Press");
  };
  if (/[<&]/.test(content)) void Promise.resolve(showHtml(el, content, { sanitize: true })).then(name);
  else if (/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(content)) el.append(icon(content));
  else el.textContent = content;
  name();
  return el;
}

const FORMATS: Record<string, Format> = {
  ...drawn,
  plaintext: (value, _, { column }) => textOf(value, column),
  text: (value, params, place) => {
    const missing = place.column.kind === "float" ? params.nan_format : params.null_format;
    return styled(plain(value ?? missing), params, place);
  },
  textarea: lines,
  html,
  money,
  image,
  datetime,
  date,
  number,
  link,
  lookup,
  array,
  json,
  rownum: (_, __, { row }) => String(row() + 1),
  adaptable: (value, _, { column }) => textOf(value, column),
};
