/**
 * The document of a page that is all Transom's: as a stage. Owns: what the page says of it (title, icon), which colours
 * its user prefers, and the moment in which it is seen.
 */

import { LiveRegions } from "./live.ts";
import type { Stage } from "./stage.ts";
import { Toasts } from "./toasts.ts";
import type { PageProps } from "./types.ts";

/** For so long a document shows nothing below a cell that is running. */
const FRESH_FOR = 2_000;

const dark = matchMedia("(prefers-color-scheme: dark)");
const frame = document.documentElement;

/** What the user has chosen, else what the page prefers, else what the user's system says. */
export function preferredTheme(): "light" | "dark" {
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem("transom:theme");
  } catch {
    // No storage here, so nothing is chosen.
  }
  return (chosen || frame.dataset.trPrefer || (dark.matches ? "dark" : "light")) as "light" | "dark";
}

export function ownDocument(): Stage {
  const root = document.querySelector("main.tr-page") as HTMLElement;
  const live = new LiveRegions(document.body);
  return {
    frame,
    root,
    layer: document.body,
    live,
    toasts: new Toasts(document.body, live),
    theme: preferredTheme,
    onTheme(changed, signal) {
      dark.addEventListener("change", changed, { signal });
      // Another page, or this one, has chosen other colours.
      addEventListener("storage", changed, { signal });
    },
    document: {
      update({ title, icon, prefer }: Partial<PageProps>) {
        if (title !== undefined) document.title = title;
        if (icon) document.querySelector("link[rel=icon]")?.setAttribute("href", icon);
        if (prefer !== undefined) frame.dataset.trPrefer = prefer === "auto" ? "" : prefer;
      },
      /** What comes in the first moments is not to push away what can be read already; see the style sheet. */
      shown(ready) {
        // What the shell has expected, and no component has put itself in the place of.
        for (const early of document.querySelectorAll("[data-early]")) early.remove();
        root.dataset.fresh = "";
        setTimeout(() => delete root.dataset.fresh, FRESH_FOR);
        if (document.title) live.announce(document.title);
        if (location.hash) void ready.then(toFragment);
      },
    },
  };
}

/** What the address points at came after the browser had looked for it; who has scrolled meanwhile stays there. */
function toFragment(): void {
  if (!scrollY) location.replace(location.hash);
}
