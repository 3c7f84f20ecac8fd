/**
 * The word of explanation behind a component. Owns: when it is seen, and that a screen reader finds it. Fetched with the
 * first description of a page.
 */

import { describe, h } from "./dom.ts";
import type { ModelState } from "./model.ts";

const CONTROL = "button, input, select, textarea, [role=slider], [tabindex]";
const HOVER_AFTER = 400;

/**
 * A description of `el`, shown when the pointer rests on it for as long as the component says or its control has the focus, hidden by Escape. With
 * `described` it is that of another control, and `el` is the button that shows it.
 * Returns `set(text)`.
 */
export function tooltip(
  el: HTMLElement,
  id: string,
  { model, signal }: { model: ModelState; signal: AbortSignal },
  described?: HTMLElement,
): (text: string | null) => void {
  const tip = h("div", { class: "tr-tooltip", role: "tooltip", id, popover: "manual" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listen = (type: string, listener: (event: Event) => void) =>
    el.addEventListener(type, listener, { signal });
  const isOpen = () => tip.matches(":popover-open");

  function show(): void {
    if (!tip.textContent || !el.isConnected) return;
    attach();
    tip.showPopover();
    beside(tip, el);
  }

  function attach(): void {
    if (tip.isConnected) return;
    if (described) el.after(tip);
    else el.append(tip);
  }

  function hide(): void {
    clearTimeout(timer);
    if (isOpen()) tip.hidePopover();
  }

  listen("pointerenter", () => {
    clearTimeout(timer);
    timer = setTimeout(show, Number(model.get("description_delay") ?? HOVER_AFTER));
  });
  listen("pointerleave", hide);
  listen("focusin", (event) => (event.target as Element).matches(":focus-visible") && show());
  listen("focusout", hide);
  // Wherever the focus is: the pointer alone may have opened it.
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide(), { signal });
  if (described) {
    listen("click", () => {
      const open = isOpen();
      el.focus(); // not every browser gives it to what is pressed; it closes when the focus goes
      if (open) hide();
      else show();
    });
  }
  signal.addEventListener("abort", hide);

  return (text) => {
    tip.textContent = text;
    attach();
    // Its own: a layout's description is not that of the first control in it.
    const find = () =>
      [...el.querySelectorAll(CONTROL)].find((each) => each.closest(".tr-view") === el) ?? el;
    // What is wrong may have been said before this was fetched, and comes after it.
    for (const each of described ? [described, el] : [find()]) describe(each, id, Boolean(text), true);
    // Whose help it is, for those who come to the mark by itself. It is no name, or the mark would go by the field's.
    if (described && model.get("label")) describe(el, `${described.id}-label`, Boolean(text), true);
    if (!text) hide();
  };
}

const GAP = 6;

/** Above `anchor`, or below where there is no room, and never out of the window. */
function beside(tip: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const above = at.top - height - GAP;
  const left = Math.min(Math.max(GAP, at.left + (at.width - width) / 2), innerWidth - width - GAP);
  tip.style.left = `${Math.max(GAP, left)}px`;
  tip.style.top = `${above < GAP ? at.bottom + GAP : above}px`;
}
