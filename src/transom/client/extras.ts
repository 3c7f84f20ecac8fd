/**
 * Style sheets and scripts that an app brings for its page. Owns: that they are there once, whatever session asks for
 * them, and that the page waits for those that say how it looks.
 */

import { h } from "./dom.ts";
import type { Extras } from "./types.ts";

const scripts = new Set<string>();
let sheets: HTMLElement[] = [];

/** Resolves when what changes the looks is there, or cannot be had. */
export async function bring({ styles, sheets: addresses, scripts: wanted }: Extras): Promise<unknown> {
  const links = addresses.map((href) => h("link", { rel: "stylesheet", href }));
  const ready = links.map(
    (link) =>
      new Promise((done) => {
        link.onload = link.onerror = done;
      }),
  );
  const old = sheets;
  sheets = [...links, ...styles.map((text) => h("style", null, text))];
  document.head.append(...sheets);
  for (const each of old) each.remove();
  for (const [src, isModule] of wanted) {
    if (scripts.has(src)) continue;
    scripts.add(src);
    document.head.append(h("script", { src, async: false, type: isModule ? "module" : "" }));
  }
  return Promise.all(ready);
}
