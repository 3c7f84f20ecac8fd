/**
 * Days and moments as text. They are seconds since 1970 on a clock on the wall, in no zone. Knows nothing of widgets.
 */

import { language } from "./number_format.ts";

const DAY = 86_400;

function part(options: Intl.DateTimeFormatOptions, date: Date): string {
  return new Intl.DateTimeFormat(language(), { timeZone: "UTC", ...options }).format(date);
}

/** What each letter of a format stands for. */
const LETTERS: Record<string, (date: Date) => string> = {
  Y: (date) => String(date.getUTCFullYear()),
  y: (date) => pad(date.getUTCFullYear() % 100),
  m: (date) => pad(date.getUTCMonth() + 1),
  d: (date) => pad(date.getUTCDate()),
  e: (date) => String(date.getUTCDate()),
  H: (date) => pad(date.getUTCHours()),
  I: (date) => pad(date.getUTCHours() % 12 || 12),
  M: (date) => pad(date.getUTCMinutes()),
  S: (date) => pad(date.getUTCSeconds()),
  p: (date) => (date.getUTCHours() < 12 ? "AM" : "PM"),
  b: (date) => part({ month: "short" }, date),
  B: (date) => part({ month: "long" }, date),
  a: (date) => part({ weekday: "short" }, date),
  A: (date) => part({ weekday: "long" }, date),
  F: (date) => written(date, "%Y-%m-%d"),
  T: (date) => written(date, "%H:%M:%S"),
  "%": () => "%",
};

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

function written(date: Date, format: string): string {
  return format.replace(/%-?([a-zA-Z%])/g, (whole, letter) => {
    const text = LETTERS[letter]?.(date) ?? whole;
    return whole[1] === "-" ? text.replace(/^0(?=.)/, "") : text;
  });
}

/** `seconds` by `format`; without one in the page's language, with as much of the time as `steps` have. */
export function timeText(seconds: number, format: string | null, steps: number[]): string {
  const date = new Date(seconds * 1000);
  if (format) return written(date, format);
  const whole = (unit: number) => steps.every((each) => each % unit === 0);
  if (whole(DAY)) return part({ dateStyle: "medium" }, date);
  return part({ dateStyle: "medium", timeStyle: whole(60) ? "short" : "medium" }, date);
}
