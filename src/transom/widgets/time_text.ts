/**
 * Days and moments as text. They are seconds since 1970 on a clock on the wall, in no zone. Knows nothing of widgets.
 * @copied
 */

import { language } from "../client/words.ts";

const DAY = 86_400;

function part(options: Intl.DateTimeFormatOptions, date: Date): string {
  return new Intl.DateTimeFormat(language(), { timeZone: "UTC", ...options }).format(date);
}

/** Where what a letter of a format stands for is in an ISO text. */
const DIGITS: Record<string, [number, number]> = {
  Y: [0, 4],
  y: [2, 4],
  m: [5, 7],
  d: [8, 10],
  H: [11, 13],
  M: [14, 16],
  S: [17, 19],
};

const NAMES: Record<string, Intl.DateTimeFormatOptions> = {
  b: { month: "short" },
  B: { month: "long" },
  a: { weekday: "short" },
  A: { weekday: "long" },
};

function written(date: Date, format: string): string {
  const hour = date.getUTCHours();
  const words: Record<string, string> = {
    I: String(hour % 12 || 12).padStart(2, "0"),
    p: hour < 12 ? "AM" : "PM",
    "%": "%",
  };
  return format.replace(/%(-?)([a-zA-Z%])/g, (whole, bare, letter) => {
    const [digits, name] = [DIGITS[letter], NAMES[letter]];
    const text = digits ? date.toISOString().slice(...digits) : name ? part(name, date) : words[letter];
    return (bare ? text?.replace(/^0(?=.)/, "") : text) ?? whole;
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
