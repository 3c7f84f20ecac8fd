/**
 * The one place where text becomes markup, and its look. Fetched with the first markup of a page.
 *
 * Owns: sanitising, and the only use of an HTML parser in the client. Everything else makes text nodes.
 * DOMPurify is a chunk of its own that a page without foreign content never loads.
 */

import type { Config } from "dompurify";
import { adopt } from "./sheet.ts";
import styles from "./styles/prose.css" with { type: "text" };
import { frameTables } from "./tables.ts";

/** What foreign markup may not bring along, beyond what DOMPurify removes: styles for all, and forms. */
const CLEAN: Config & { RETURN_DOM_FRAGMENT: true } = {
  RETURN_DOM_FRAGMENT: true,
  FORBID_TAGS: ["style", "form"],
  ADD_ATTR: ["target"],
};

adopt("prose", styles);

/** Put markup that somebody has vouched for into `el`. */
export function put(el: Element, html: string): void {
  const template = document.createElement("template");
  template.innerHTML = html;
  fill(el, template.content);
}

/** Returns what puts foreign markup into an element: without all that could run. */
export async function cleaner(): Promise<(el: Element, html: string) => void> {
  const { default: purify } = await import("dompurify");
  return (el, html) => fill(el, purify.sanitize(html, CLEAN));
}

function fill(el: Element, content: DocumentFragment): void {
  for (const link of content.querySelectorAll("a[href], area[href]")) link.setAttribute("rel", "noopener");
  // What may scroll sideways has to be reachable by keyboard.
  for (const block of content.querySelectorAll("pre")) block.tabIndex = 0;
  frameTables(content);
  el.replaceChildren(content);
}
