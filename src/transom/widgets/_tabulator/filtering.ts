/** Which values a filter of the header finds, where no server does: the same that `filtering.py` would. */

import type { Value } from "../../client/types.ts";
import type { Column } from "./columns.ts";
import { patternOf } from "./pattern.ts";
import { plain } from "./wire.ts";

type Kind = Column["kind"];
type Fits = (value: unknown) => boolean;
type Known = number | bigint | string | boolean;

const DAY = 86_400_000;

const COMPARED: Record<string, (one: Known, other: Known) => boolean> = {
  "<": (one, other) => one < other,
  "<=": (one, other) => one <= other,
  ">": (one, other) => one > other,
  ">=": (one, other) => one >= other,
};

/** What tells whether a value is found; null for a filter that has nothing to look for. */
export function finder(kind: Kind, operator: string, value: Value): Fits | null {
  if (value === null || value === "" || (Array.isArray(value) && !value.length)) return null;
  if (operator === "in" || Array.isArray(value)) {
    const tests = ([value].flat() as Value[]).filter((one) => one !== null).map((one) => equal(kind, one));
    return (cell) => tests.some((fits) => fits(cell));
  }
  if (operator === "=" || operator === "!=") {
    const fits = equal(kind, value);
    return operator === "=" ? fits : (cell) => !fits(cell);
  }
  if (operator in COMPARED) return compared(kind, operator, value);
  const fits = written(operator, textOf(value, kind));
  return (cell) => cell !== null && fits(folded(textOf(cell, kind)));
}

function written(operator: string, value: string): (text: string) => boolean {
  const sought = folded(value);
  if (operator === "starts") return (text) => text.startsWith(sought);
  if (operator === "ends") return (text) => text.endsWith(sought);
  if (operator === "keywords") {
    const words = sought.split(/\s+/).filter(Boolean);
    return (text) => words.some((word) => text.includes(word));
  }
  const pattern = operator === "regex" && patternOf(value);
  return pattern ? (text) => pattern.test(text) : (text) => text.includes(sought);
}

function equal(kind: Kind, value: Value): Fits {
  const found = sought(kind, value);
  if (found === null) return () => false;
  if (!isDay(kind, value)) return (cell) => cell !== null && isEqual(comparable(kind, cell), found);
  const start = Number(found);
  return (cell) => cell !== null && Number(cell) >= start && Number(cell) < start + DAY;
}

/** Numbers of 64 bits are equal to others. */
const isEqual = (one: Known, other: Known): boolean => one === other || (one <= other && one >= other);

/** Those on one side of a value; of a day without a time all of that day belongs to it. */
function compared(kind: Kind, operator: string, value: Value): Fits {
  const found = sought(kind, value);
  if (found === null) return () => false;
  const after = isDay(kind, value) && (operator === "<=" || operator === ">");
  const end = after ? Number(found) + DAY : found;
  const test = COMPARED[after ? (operator === "<=" ? "<" : ">=") : operator] as (
    a: Known,
    b: Known,
  ) => boolean;
  const number = kind === "any" ? numberOf(String(value).trim()) : null;
  return (cell) => {
    if (cell === null) return false;
    return number !== null && typeof cell === "number"
      ? test(cell, number)
      : test(comparable(kind, cell), end);
  };
}

/** A cell as it is compared. */
function comparable(kind: Kind, cell: unknown): Known {
  if (kind === "text" || kind === "any") return folded(textOf(cell, kind));
  return kind === "decimal" ? Number(cell) : (cell as Known);
}

/** What is looked for in a column, from what was written; null for what cannot be in it. */
function sought(kind: Kind, value: Value): Known | null {
  const text = String(value).trim();
  switch (kind) {
    case "bool":
      return { true: true, false: false }[text.toLowerCase()] ?? null;
    case "int":
    case "float":
    case "decimal":
      return typeof value === "boolean" ? null : numberOf(text);
    case "datetime":
    case "date":
      return typeof value === "number" ? value : clockOf(text);
    case "text":
    case "any":
      return folded(textOf(value, kind));
    default:
      return String(value);
  }
}

function numberOf(text: string): number | bigint | null {
  if (/^[-+]?\d+$/.test(text)) return Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text);
  const found = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  const infinite = text.match(/^([-+]?)inf(inity)?$/i);
  if (infinite) return infinite[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return Number.isNaN(found) ? null : found;
}

const CLOCK = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?)?(?:Z|[-+]\d\d:?\d\d)?$/;

/** The clock on the wall, whatever the zone. */
function clockOf(text: string): number | null {
  const [, day, time = "00:00", seconds = ":00"] = text.match(CLOCK) ?? [];
  const found = day ? Date.parse(`${day}T${time}${seconds}Z`) : Number.NaN;
  return Number.isNaN(found) ? null : found;
}

const isDay = (kind: Kind, value: Value): boolean =>
  kind === "datetime" && typeof value === "string" && value.trim().length === 10;

/** Without regard to capital letters. */
const folded = (text: string): string => text.toUpperCase().toLowerCase().replaceAll("ς", "σ");

/** What Python writes of a value. */
function textOf(value: unknown, kind: Kind): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "number") return plain(value);
  if (kind === "date") return clock(value).slice(0, 10);
  if (kind === "datetime") return clock(value);
  return kind === "float" || (kind === "any" && !Number.isInteger(value)) ? decimal(value) : String(value);
}

function clock(value: number): string {
  const text = new Date(value).toISOString().replace("T", " ").slice(0, -1);
  const micro = Math.round((value - Math.floor(value)) * 1000);
  const part = text.slice(20) + String(micro).padStart(3, "0");
  return Number(part) ? `${text.slice(0, 19)}.${part}` : text.slice(0, 19);
}

function decimal(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const size = Math.abs(value);
  if (value !== 0 && (size < 1e-4 || size >= 1e16))
    return value.toExponential().replace(/e([-+])(\d)$/, "e$10$2");
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
