/** How a number has changed. Owns: the arrow, and its word. Knows nothing of colours. */

import { h } from "../client/dom.ts";
import { say } from "../client/words.ts";
import { localText, type Written } from "./numerals.ts";

/** Which way it goes, and its text. */
type Change = [way: number, ...written: Written];

/** Write a change into `el`, which is hidden without one; returns which way it goes, -1, 0 or 1. */
export function showChange(el: HTMLElement, change: Change | null, versus = ""): number {
  const [way = 0, ...written] = change ?? [];
  el.hidden = !written.length;
  const [arrow, word] = way < 0 ? (["▼", say("down")] as const) : (["▲", say("up")] as const);
  el.replaceChildren(
    ...(way ? [h("span", { ariaHidden: "true" }, arrow), h("span", { class: "tr-sr-only" }, word)] : []),
    h("strong", {}, way ? localText(written as Written) : say("no change")),
    h("span", {}, versus),
  );
  return way;
}
