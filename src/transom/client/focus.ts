/**
 * Nobody who uses keys loses their place.
 *
 * A button that is disabled while it has the focus keeps it until it is left: *Next* on the last step, *Run* while it
 * runs. It is said to be disabled, looks so and does nothing. What is taken away or hidden while it has the focus hands
 * it to what stands there now: *Remove* in a list, a dialogue of steps (`successor.ts`).
 *
 * Fetched with the first key. Knows nothing of components: whatever changes an element, this follows.
 */

import { handOn } from "./successor.ts";

/** See to what has the focus in `frame` until `signal` ends. */
export function keepFocus(frame: HTMLElement, signal: AbortSignal): void {
  const hand = handOn(frame, signal);
  const seen = new MutationObserver((all) => {
    for (const { target } of all) if (isLost(target)) linger(target);
    hand(all);
    seen.takeRecords(); // of what was done here
  });
  seen.observe(frame, { subtree: true, childList: true, attributeFilter: ["disabled", "hidden"] });
  signal.addEventListener("abort", () => seen.disconnect());
  const hold = (event: Event) => {
    if (!(event.target as Element).closest("button[data-lingers]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  frame.addEventListener("click", hold, { capture: true, signal });
}

/** Browsers take the focus away a little later than the button is disabled. */
function isLost(el: Node): el is HTMLButtonElement {
  const root = el.getRootNode() as Document | ShadowRoot;
  return el instanceof HTMLButtonElement && el.disabled && root.activeElement === el;
}

function linger(button: HTMLButtonElement): void {
  const end = (disabled: boolean) => {
    button.removeEventListener("blur", leave);
    delete (button as Partial<HTMLButtonElement>).disabled;
    button.removeAttribute("data-lingers");
    button.ariaDisabled = null;
    button.disabled = disabled;
  };
  const leave = () => end(true);
  button.disabled = false;
  button.ariaDisabled = "true";
  button.dataset.lingers = "";
  button.addEventListener("blur", leave);
  // What sees to the button enables it again as any other.
  Object.defineProperty(button, "disabled", {
    configurable: true,
    get: () => true,
    set: (disabled: boolean) => disabled || end(false),
  });
}
