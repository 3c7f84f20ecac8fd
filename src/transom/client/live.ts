/** What screen readers are told. Owns: the two live regions. They are there before there is anything to say. */

import { h } from "./dom.ts";

/** Lines at a time: whoever listens to a flood hears its end. */
const LINES = 5;

export class LiveRegions {
  readonly #polite = h("div", { class: "tr-live tr-sr-only", role: "status", "aria-live": "polite" });
  readonly #urgent = h("div", { class: "tr-live tr-sr-only", role: "alert", "aria-live": "assertive" });

  constructor(parent: HTMLElement) {
    parent.append(this.#polite, this.#urgent);
  }

  /** Say `text` when the reader is idle, or at once. A line stays just long enough to be noticed. */
  announce(text: string, urgent = false): void {
    const region = urgent ? this.#urgent : this.#polite;
    if (region.lastChild?.textContent === text) return;
    if (region.childElementCount >= LINES) region.firstChild?.remove();
    const line = h("p", null, text);
    region.append(line);
    setTimeout(() => line.remove(), 5_000);
  }
}
