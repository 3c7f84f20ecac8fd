/**
 * What stands in the place of a page for which the server has no room. Owns: its words and the seconds that it counts.
 * Fetched, with its style sheet, when that happens; the page takes its place.
 */

import { h } from "./dom.ts";
import { adopt } from "./sheet.ts";
import styles from "./styles/waiting.css" with { type: "text" };

adopt("chrome", styles);

export class Waiting {
  readonly #when = h("p", { class: "tr-waiting__when" });
  readonly #el: HTMLElement;
  #until = 0;

  constructor(main: HTMLElement, retry: () => void) {
    const now = () => {
      this.until(0);
      retry();
    };
    this.#el = h(
      "div",
      { class: "tr-waiting" },
      h("span", { class: "tr-spinner" }),
      h("h1", null, "The server is full"),
      h("p", null, "It has no room for another page. This one opens by itself as soon as it has."),
      h("button", { class: "tr-button", type: "button", onclick: now }, "Try now"),
      this.#when,
    );
    main.removeAttribute("aria-busy");
    main.append(this.#el);
    this.#tick();
  }

  /** The next attempt is made then. */
  until(time: number): void {
    this.#until = time;
    this.#write();
  }

  #tick(): void {
    if (!this.#el.isConnected) return;
    this.#write();
    setTimeout(() => this.#tick(), 1_000);
  }

  #write(): void {
    const seconds = Math.ceil((this.#until - performance.now()) / 1_000);
    this.#when.textContent = seconds > 0 ? `Trying again in ${seconds} s` : "Trying now …";
  }
}
