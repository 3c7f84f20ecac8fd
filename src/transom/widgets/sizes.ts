/** Names and sizes of files, and how far they are, as people read them. */

import { language, say } from "../client/words.ts";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"];

/** A number of bytes in the page's language. */
export function inBytes(size: number): string {
  const step = Math.min(3, Math.floor(Math.log10(Math.max(size, 1)) / 3));
  return written(size / 1000 ** step, {
    style: "unit",
    unit: UNITS[step] as string,
    unitDisplay: step ? "short" : "long",
    maximumFractionDigits: step ? 1 : 0,
  });
}

/** Returns what shows a share, by a line and in the page's language. */
export function progress(line: HTMLElement, text: HTMLElement): (share: number) => void {
  return (share) => {
    line.style.setProperty("--share", String(share));
    line.ariaValueNow = String(Math.round(100 * share));
    text.textContent = written(share, { style: "percent" });
  };
}

function written(value: number, format: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(language(), format).format(value);
}

/** Names of files on one line. What turns the direction of writing around is left out: it would hide an ending. */
export function shown(names: string[]): string {
  const [first = "", ...others] = names.map((name) =>
    name.replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, ""),
  );
  return others.length ? say("{} and {} more", first, others.length) : first;
}
