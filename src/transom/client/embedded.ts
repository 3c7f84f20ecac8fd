/**
 * A view in a document of another's, as a stage. Owns: its frame, what all views of the document share (what is said to
 * those who do not see it, notifications, the style sheet), and whose colours it takes.
 */

import { type Assets, assets } from "./assets.ts";
import { calm } from "./calm.ts";
import { h } from "./dom.ts";
import { isFinal } from "./endings.ts";
import { LiveRegions } from "./live.ts";
import { sheets } from "./sheet.ts";
import type { Stage } from "./stage.ts";
import { Toasts } from "./toasts.ts";
import { say } from "./words.ts";

/** Where in such a document the files of the build come from. */
export interface EmbeddedAssets extends Assets {
  /** The text of a style sheet. */
  style(name: string): Promise<string>;
}

const KEYFRAMES = /@(?:-\w+-)?keyframes[^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g;
const dark = matchMedia("(prefers-color-scheme: dark)");

let dressed: Promise<void> | undefined;
let shared: Pick<Stage, "live" | "toasts"> | undefined;

/** From now on the files of the build come from there, and style sheets reach what is Transom's only. */
export function settle(given: EmbeddedAssets): void {
  Object.assign(assets, given);
  sheets.own = (styles) => {
    const moves = styles.match(KEYFRAMES) ?? [];
    return `@scope(.transom) to (.tr-ipywidget>*){${styles.replace(KEYFRAMES, "")}}${moves.join("")}`;
  };
  sheets.ofAuthor = (styles) => `@layer tr.author{${styles}}`;
}

/** Resolves when the document has the style sheet of that name. */
export function wear(name: string): Promise<void> {
  dressed ??= (assets as EmbeddedAssets).style(name).then(
    (text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets.push(sheet);
    },
    (error) => {
      dressed = undefined;
      throw error;
    },
  );
  return dressed;
}

/** A stage in `el`, with what is beyond a page's: a mark that code waits, and an end. */
export function embed(
  el: HTMLElement,
  words: Stage["words"],
): Stage & { waits(on: boolean): void; end(): void } {
  const root = h("div", { class: "tr-page" });
  const frame = h("div", { class: "transom tr-live" }, root);
  el.append(frame);
  const mark = h(
    "div",
    { class: "tr-waits", role: "status", hidden: true },
    h("span", { class: "tr-spinner" }),
    h("span", null),
  );
  frame.append(mark);
  return {
    frame,
    root,
    layer: frame,
    ...share(),
    theme: hostTheme,
    onTheme: onHostTheme,
    words: words ?? {},
    state(state) {
      root.inert = isFinal(state);
      return false;
    },
    waits: calm((on) => {
      // A region that speaks has to be there before its words are.
      mark.hidden = !on;
      (mark.lastChild as Element).textContent = on ? say("Waiting for the cell") : "";
    }),
    end: () => frame.remove(),
  };
}

function share(): Pick<Stage, "live" | "toasts"> {
  if (!shared) {
    const above = h("div", { class: "transom" });
    document.body.append(above);
    const paint = () => {
      above.dataset.theme = hostTheme();
    };
    paint();
    onHostTheme(paint);
    const live = new LiveRegions(above);
    shared = { live, toasts: new Toasts(above, live) };
  }
  return shared;
}

/** The scheme of the document: what JupyterLab says of itself, what others say, or the system's where they follow it. */
function hostTheme(): "light" | "dark" {
  const { jpThemeLight } = document.body.dataset;
  const { theme } = document.documentElement.dataset;
  if (jpThemeLight) return jpThemeLight === "false" ? "dark" : "light";
  if (theme === "light" || theme === "dark") return theme;
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  return scheme.includes("dark") && (dark.matches || !scheme.includes("light")) ? "dark" : "light";
}

function onHostTheme(changed: () => void, signal?: AbortSignal): void {
  const observer = new MutationObserver(changed);
  const about = { attributeFilter: ["data-jp-theme-light", "data-theme", "style", "class"] };
  for (const each of [document.body, document.documentElement]) observer.observe(each, about);
  dark.addEventListener("change", changed, signal ? { signal } : {});
  signal?.addEventListener("abort", () => observer.disconnect());
}
