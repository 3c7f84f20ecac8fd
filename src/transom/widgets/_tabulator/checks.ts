/** What is wrong with what was entered, by the validators' names in Tabulator. The server checks again. */

import type { Value } from "../../client/types.ts";
import { say } from "../../client/words.ts";

type Check = (text: string, about: Value) => string;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const number = (text: string): boolean => NUMBER.test(text);
const limit = (about: Value): number => Number(about);

const CHECKS: Record<string, Check> = {
  required: (text) => (text ? "" : say("Required.")),
  numeric: (text) => (number(text) ? "" : say("“{}” is not a number.", text)),
  float: (text) => (number(text) ? "" : say("“{}” is not a number.", text)),
  integer: (text) => (/^[+-]?\d+$/.test(text) ? "" : say("“{}” is not a whole number.", text)),
  min: (text, about) => (compared(text, about) < 0 ? say("At least {}.", about) : ""),
  max: (text, about) => (compared(text, about) > 0 ? say("At most {}.", about) : ""),
  minLength: (text, about) => (text.length < limit(about) ? say("At least {} characters.", about) : ""),
  maxLength: (text, about) => (text.length > limit(about) ? say("At most {} characters.", about) : ""),
  in: (text, about) => {
    const choices = typeof about === "string" ? about.split("|") : (about as Value[]);
    return choices.map(String).includes(text) ? "" : say("One of: {}", choices.join(", "));
  },
  starts: (text, about) => (starts(text, about) ? "" : say("It begins with “{}”.", about)),
  ends: (text, about) =>
    text.toLowerCase().endsWith(String(about).toLowerCase()) ? "" : say("It ends with “{}”.", about),
  alphanumeric: (text) => (/^[\p{L}\p{N}]*$/u.test(text) ? "" : say("Letters and digits only.")),
};

/** Whether it is below, at or above an end; a clock as far as the end is said. */
function compared(text: string, about: Value): number {
  if (typeof about !== "string") return number(text) ? Number(text) - limit(about) : 0;
  const clock = text.replace(" ", "T").slice(0, about.length);
  return Number(clock > about) - Number(clock < about);
}

const starts = (text: string, about: Value) => text.toLowerCase().startsWith(String(about).toLowerCase());

/** The first that is wrong; "" when nothing is. What is empty is right, unless it is required. */
export function refusal(value: unknown, checks: [type: string, about: Value][]): string {
  const text = String(value ?? "");
  const reasons = checks
    .filter(([type]) => Object.hasOwn(CHECKS, type) && (text || type === "required"))
    .map(([type, about]) => CHECKS[type]?.(text, about));
  return reasons.find(Boolean) ?? "";
}
