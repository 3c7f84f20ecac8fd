/**
 * Numbers in the page's language. Owns: what becomes of the "," and "." that Python has written.
 * Knows nothing of formats.
 * @copied
 */

import { h } from "../client/dom.ts";
import { language, say } from "../client/words.ts";

/** What stands before a number, the number, and what stands behind. */
export type Written = [string, string, string];

/** A number that Python has written, as the page's language has it; anything else as it is. */
export function localNumber(text: string): string {
  const found = /^\s*([-+]?)([\d,]+)(?:\.(\d+))?(e[-+]\d+)?(%?)\s*$/.exec(text);
  if (!found) return text.replace("inf", "∞").replace("-", "−");
  const [, sign = "", whole = "", decimals = "", power = "", percent = ""] = found;
  const places = Math.min(20, decimals.length);
  const number = new Intl.NumberFormat(language(), {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
    useGrouping: whole.includes(","),
  }).format(`${whole.replaceAll(",", "")}.${decimals || 0}` as unknown as number);
  return sign.replace("-", "−") + number + power.replace("-", "−") + percent;
}

/** All of it as one text. */
export function localText([before, number, after]: Written): string {
  // A sign stands before a currency, too.
  const text = localNumber(number);
  const sign = before && /^[−+]/.test(text) && text[0];
  return sign ? sign + before + text.slice(1) + after : before + text + after;
}

/** What stands for a number that is not known; in words for those who hear it. */
export function unknown(sign: string): HTMLElement {
  return h(
    "span",
    {},
    h("span", { ariaHidden: "true" }, sign),
    h("span", { class: "tr-sr-only" }, say("no value")),
  );
}
