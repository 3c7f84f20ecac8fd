/**
 * What an app prints in a converted page, and the tracebacks of what fails in it: a drawer at the lower edge, which is
 * not there until there is something in it. Owns: how much of it is kept.
 */

import { h } from "./dom.ts";
import type { Stage } from "./stage.ts";
import { say } from "./words.ts";

/** So many pieces are kept. */
const MOST = 500;

export class Printed {
  readonly #stage: Stage;
  readonly #text = h("pre", { role: "log", tabindex: "0", "aria-label": "Output" });
  readonly #count = h("span", { class: "tr-printed__count" });
  readonly #drawer: HTMLDetailsElement;
  #lines = 0;
  #last: HTMLElement | null = null;

  constructor(stage: Stage) {
    this.#stage = stage;
    const clear = h("button", { type: "button", class: "tr-printed__clear" }, say("Clear"));
    clear.addEventListener("click", () => this.#clear());
    const summary = h("summary", null, say("Output"), " ", this.#count);
    this.#drawer = h("details", { class: "tr-printed" }, summary, this.#text, clear);
  }

  add(text: string, stream: "stdout" | "stderr"): void {
    if (!text) return;
    if (!this.#drawer.isConnected) this.#stage.layer.append(this.#drawer);
    const below = this.#text.scrollHeight - this.#text.scrollTop - this.#text.clientHeight < 24;
    // What is written in pieces is one line until it ends.
    if (this.#last?.dataset.stream === stream && !this.#last.textContent?.endsWith("\n"))
      this.#last.append(text);
    else {
      this.#last = h("span", { "data-stream": stream }, text);
      this.#text.append(this.#last);
    }
    this.#lines += text.split("\n").length - 1;
    while (this.#text.childElementCount > MOST) this.#text.firstElementChild?.remove();
    this.#count.textContent = String(this.#lines || 1);
    if (stream === "stderr") this.#drawer.dataset.failed = "";
    if (below) this.#text.scrollTop = this.#text.scrollHeight;
  }

  #clear(): void {
    this.#text.replaceChildren();
    this.#last = null;
    this.#lines = 0;
    this.#drawer.remove();
    this.#drawer.open = false;
    delete this.#drawer.dataset.failed;
  }
}
