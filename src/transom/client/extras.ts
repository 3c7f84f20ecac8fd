/**
 * Style sheets and scripts that an app brings for its page. Owns: that they are there once, whatever session asks for
 * them, and that the page waits for those that say how it looks.
 */

import { h } from "./dom.ts";
import { sheets } from "./sheet.ts";
import type { Extras } from "./types.ts";

const scripts = new Set<string>();
const brought = new WeakMap<object, HTMLElement[]>();

/** Put what `owner` brings in the place of what it brought before; resolves when what changes the looks is there. */
export async function bring(
  { styles, sheets: addresses, scripts: wanted }: Extras,
  owner: object,
): Promise<unknown> {
  const links = addresses.map((href) => h("link", { rel: "stylesheet", href }));
  const ready = links.map(
    (link) =>
      new Promise((done) => {
        link.onload = link.onerror = done;
      }),
  );
  const old = brought.get(owner) ?? [];
  const now = [
    ...links,
    ...styles.map((text) =>
      h("style", null, sheets.ofAuthor(sheets.own(text.replace(/:root\b/g, ":scope")))),
    ),
  ];
  brought.set(owner, now);
  document.head.append(...now);
  for (const each of old) each.remove();
  for (const [src, isModule] of wanted) {
    if (scripts.has(src)) continue;
    scripts.add(src);
    document.head.append(h("script", { src, async: false, type: isModule ? "module" : "" }));
  }
  return Promise.all(ready);
}
