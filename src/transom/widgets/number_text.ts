/**
 * Numbers as somebody writes them. Owns: reading what was typed, in the page's language, and counting in steps without
 * the errors of binary fractions. Knows nothing of widgets.
 */

import { language } from "../client/words.ts";
import { decimals, type Num, round } from "./number_format.ts";

/**
 * The number that a text says: `null` for none, `undefined` for what is no number. A text that might be two numbers is
 * the one that the page's language has it for; separators that stand where no language has them make it none.
 */
export function parseNumber(text: string, whole: boolean): Num | null | undefined {
  const parts = new Intl.NumberFormat(language(), { numberingSystem: "latn" }).formatToParts(-1234567.8);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  const point = part("decimal");
  const gap = `[\\s'’${part("group").normalize("NFKC")}]`;
  let digits = text
    .normalize("NFKC")
    .replace(/[\u200e\u200f\u061c]/g, "")
    .trim()
    .replace(/^[−–]/, "-")
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace("٫", point)
    .replaceAll("٬", part("group"));
  if (!digits) return null;
  if (new RegExp(`^[-+]?[1-9]\\d{0,2}(${gap}\\d{2,3})*${gap}\\d{3}(\\${point}\\d*)?$`).test(digits)) {
    digits = digits.replace(new RegExp(gap, "g"), "");
  }
  digits = digits.replace(point, ".");
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(digits)) return undefined;
  if (whole && /^[-+]?\d+$/.test(digits)) return tidy(BigInt(digits));
  const number = Number(digits);
  if (!Number.isFinite(number) || (whole && !Number.isInteger(number))) return undefined;
  return whole ? tidy(BigInt(number)) : number;
}

/** A number as it is edited: all its digits, the decimal separator of the page's language, nothing else. */
export function plainNumber(value: Num): string {
  const point = new Intl.NumberFormat(language()).formatToParts(0.5).find((each) => each.type === "decimal");
  return String(value).replace(".", /^[.,]$/.test(point?.value ?? "") ? (point?.value ?? ".") : ".");
}

/** `value` and so many steps. */
export function count(value: Num, step: Num, times: number, whole: boolean): Num {
  if (whole) return tidy(BigInt(value) + BigInt(step) * BigInt(times));
  const [number, size] = [Number(value), Number(step)];
  return round(number + size * times, Math.max(decimals(number), decimals(size)));
}

/** A whole number as one of the page's own where that is exact. */
function tidy(number: bigint): Num {
  const own = Number(number);
  return Number.isSafeInteger(own) ? own : number;
}

/** What travels for a number. */
export function toWire(number: Num | null): number | string | null {
  return typeof number === "bigint" ? String(number) : number;
}

export function fromWire(wire: number | string | null): Num | null {
  return typeof wire === "string" ? BigInt(wire) : wire;
}
