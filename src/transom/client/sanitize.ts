/**
 * The one place where text becomes markup, and its look. Fetched with the first markup of a page.
 *
 * Owns: sanitising, and the only use of an HTML parser in the client. Everything else makes text nodes.
 * It is given DOMPurify, which is fetched at the same time, and not by pages without foreign content.
 */

import type { Config, DOMPurify } from "dompurify";
import { showError } from "./notices.ts";
import { scoped, takeStyles } from "./scoped.ts";
import { adopt } from "./sheet.ts";
import styles from "./styles/prose.css" with { type: "text" };
import { frameTables } from "./tables.ts";

/** What foreign markup may not bring along, beyond what DOMPurify removes: styles for all, and what asks for entries. */
const CLEAN: Config & { RETURN_DOM_FRAGMENT: true } = {
  RETURN_DOM_FRAGMENT: true,
  FORBID_TAGS: ["style", "form", "button", "select", "textarea"],
  FORBID_ATTR: ["popover"],
  ADD_ATTR: ["target"],
};

/** Boxes to tick stay: libraries fold what they show by them. */
const ENTRIES = "input:not([type=checkbox i], [type=radio i])";

adopt("prose", styles);

/** Put markup that somebody has vouched for into `el`. */
export function put(el: Element, html: string): void {
  const template = document.createElement("template");
  template.innerHTML = html;
  el.classList.remove("tr-foreign");
  fill(el, html, template.content, []);
}

/** Returns what puts foreign markup into an element: without all that could run. */
export function cleaner(purify: DOMPurify): (el: Element, html: string) => void {
  return (el, html) => {
    const styles = /<style/i.test(html) ? takeStyles(new DOMParser().parseFromString(html, "text/html")) : [];
    const content = purify.sanitize(html, CLEAN);
    for (const entry of content.querySelectorAll(ENTRIES)) entry.remove();
    el.classList.add("tr-foreign");
    fill(el, html, content, styles);
  };
}

/** What is taken out of markup, or does nothing in it: a script never runs. */
const REMOVED = /<(script|style|form|iframe|object|embed|input|textarea|select|button)\b/i;

/** What is seen though it has no text. */
const SEEN =
  "img, svg, canvas, video, audio, iframe, table, hr, input, button, select, textarea, progress, meter";

const EMPTY = {
  title: "Nothing is left of this HTML",
  message:
    "Scripts, forms and frames were taken out of it, and nothing else in it can be seen. Scripts do not " +
    "run here: show what they were to draw by a pane of its own, or as a picture.",
  detail: null,
  id: "",
};

function fill(el: Element, html: string, content: DocumentFragment, styles: string[]): void {
  for (const script of content.querySelectorAll("script")) script.remove();
  for (const link of content.querySelectorAll("a[href], area[href]")) link.setAttribute("rel", "noopener");
  // What may scroll sideways has to be reachable by keyboard.
  for (const block of content.querySelectorAll("pre")) block.tabIndex = 0;
  frameTables(content);
  const seen = !REMOVED.test(html) || content.textContent?.trim() || content.querySelector(SEEN);
  el.replaceChildren(content, ...scoped(el, styles));
  showError(el as HTMLElement, seen ? null : EMPTY);
}
