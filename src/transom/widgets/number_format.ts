/**
 * Numbers as text. Owns: the two families of format strings, `%.2f` and `0,0[.]00`, in the page's language.
 * Python writes those of indicators (`indicators/written.py`), and alike. Knows nothing of widgets.
 */

import { language } from "../client/words.ts";

/** Whole numbers that the page's own are too coarse for are `bigint`. */
export type Num = number | bigint;

const PRINTF = /%([-+ 0,]*)(\d*)(?:\.(\d+))?([dfegisxX%])/g;
const PATTERN = /(\+?)[0,]*0(?:(\[\.\]|\.)(0*)(?:\[(0+)\])?)?( ?[%a])?/;
const SHORT = ["", "k", "m", "b", "t"];

/** `value` by `format`; without one, with as many decimals as `step` has, and more if the value has more. */
export function formatNumber(value: Num, format: string | null, step: Num): string {
  const places = Math.min(12, decimals(step));
  if (!format) return local(value, places, Math.max(places, 6), false);
  if (format.includes("%") && format.search(PRINTF) >= 0) {
    return format.replace(PRINTF, (_, flags, width, digits, kind) =>
      printf(value, flags, width, digits, kind),
    );
  }
  return format.replace(PATTERN, (whole, plus, point, zeros = "", more = "", unit = "") => {
    const [shown, word] = scaled(value, unit.trim());
    const fewest = point === "[.]" && Number.isInteger(Number(shown)) ? 0 : zeros.length;
    const text = local(shown, fewest, zeros.length + more.length, whole.includes(","));
    return (plus && value >= 0 ? "+" : "") + text + unit.replace(/[%a]/, word);
  });
}

/** The number in percent or, with `a`, in thousands, millions …, and what is written behind it. */
function scaled(value: Num, unit: string): [Num, string] {
  if (!unit) return [value, ""];
  if (unit === "%") return [Number((Number(value) * 100).toPrecision(15)), "%"];
  const power = Math.min(4, Math.max(0, Math.floor(Math.log10(Math.abs(Number(value)) || 1) / 3)));
  return [Number(value) / 1000 ** power, SHORT[power] ?? ""];
}

function printf(value: Num, flags: string, width: string, digits: string | undefined, kind: string): string {
  if (kind === "%") return "%";
  const number = typeof value === "bigint" && /[dis]/.test(kind) ? value : Number(value);
  const text = digitsOf(number < 0 ? -number : number, Number(digits ?? 6), kind);
  const sign = value < 0 ? "-" : (/[+ ]/.exec(flags)?.[0] ?? "");
  if (flags.includes("0")) return sign + text.padStart(Number(width) - sign.length, "0");
  return (sign + text)[flags.includes("-") ? "padEnd" : "padStart"](Number(width));
}

function digitsOf(value: Num, places: number, kind: string): string {
  if (kind === "s" || typeof value === "bigint") return String(value);
  if (kind === "e") return powered(value, places);
  if (kind === "g") return general(value, places || 1);
  if (kind === "f") return value.toFixed(places);
  const text = Math.trunc(value).toString(/x/i.test(kind) ? 16 : 10);
  return kind === "X" ? text.toUpperCase() : text;
}

/** As C writes it: so many digits, with a power where the number is large or small. */
function general(value: number, digits: number): string {
  const power = Number(value.toExponential(digits - 1).split("e")[1]);
  if (power >= -4 && power < digits) return String(Number(value.toPrecision(digits)));
  return powered(value, digits - 1).replace(/\.?0*(?=e)/, "");
}

/** As C writes it: a power has two digits at least. */
function powered(value: number, places: number): string {
  return value.toExponential(places).replace(/(?<=e[-+])(?=\d$)/, "0");
}

function local(value: Num, fewest: number, most: number, useGrouping: boolean): string {
  const digits = { minimumFractionDigits: fewest, maximumFractionDigits: most, useGrouping };
  return new Intl.NumberFormat(language(), digits).format(value);
}

/** How many decimals a number has. */
export function decimals(number: Num): number {
  const [digits = "", exponent = "0"] = String(number).split("e");
  return Math.min(100, Math.max(0, (digits.split(".")[1] ?? "").length - Number(exponent)));
}

export function round(number: number, places: number): number {
  return Number(number.toFixed(places));
}
