/**
 * What a view frame shows besides its content: the loading overlay, the error card, the tooltip.
 * Owns: their elements. Knows nothing of where the values come from.
 */

import { calm } from "./calm.ts";
import { flag, h, icon } from "./dom.ts";
import type { tooltip as Tooltip } from "./tooltip.ts";
import type { ErrorInfo } from "./types.ts";
import { say } from "./words.ts";

/** Returns `set(on)`: covers `el`, without a shift of layout, when loading takes longer than a blink. */
export function loadingOverlay(el: HTMLElement): (on: boolean) => void {
  let overlay: HTMLElement | null = null;
  return calm((on) => {
    overlay?.remove();
    overlay = on ? h("div", { class: "tr-loading" }, h("span", { class: "tr-spinner" })) : null;
    if (overlay) el.append(overlay);
    flag(el, "data-loading", on);
  });
}

/** Show `error` in place of the content of `el`; `null` takes the card away. */
export function showError(el: HTMLElement, error: ErrorInfo | null): void {
  el.querySelector(":scope > .tr-error")?.remove();
  flag(el, "data-error", error !== null);
  if (error) el.append(errorCard(error));
}

function errorCard(error: ErrorInfo): HTMLElement {
  const detail = error.detail
    ? h(
        "details",
        { class: "tr-error__detail" },
        h("summary", null, say("Details")),
        h("pre", { tabIndex: 0 }, error.detail),
      )
    : null;
  return h(
    "div",
    { class: "tr-error", role: "alert", dataset: { errorId: error.id } },
    icon("alert-triangle"),
    h(
      "div",
      { class: "tr-error__body" },
      h("p", { class: "tr-error__title" }, error.title),
      error.message && h("p", { class: "tr-error__message" }, error.message),
      detail,
    ),
  );
}

/** See `tooltip.ts`, which is fetched with the first description. Returns `set(text)`. */
export function tooltip(...about: Parameters<typeof Tooltip>): (text: string | null) => void {
  let newest: string | null;
  const made = import("./tooltip.ts").then((module) => module.tooltip(...about));
  return (text) => {
    newest = text;
    made.then(
      (set) => set(newest),
      () => undefined, // what it says is help, and no part of what the page is about
    );
  };
}
