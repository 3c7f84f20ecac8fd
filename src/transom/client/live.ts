/** What screen readers are told. Owns: the two live regions. They are there before there is anything to say. */

import { h } from "./dom.ts";

export class LiveRegions {
  readonly #polite = h("div", { class: "tr-live tr-sr-only", role: "status", "aria-live": "polite" });
  readonly #urgent = h("div", { class: "tr-live tr-sr-only", role: "alert", "aria-live": "assertive" });

  constructor(parent: HTMLElement) {
    parent.append(this.#polite, this.#urgent);
  }

  /** Say `text` when the reader is idle, or at once. A line stays just long enough to be noticed. */
  announce(text: string, urgent = false): void {
    const line = h("p", null, text);
    (urgent ? this.#urgent : this.#polite).append(line);
    setTimeout(() => line.remove(), 5_000);
  }
}
