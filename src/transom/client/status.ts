/**
 * The line that says how the connection is. Owns: its words, and that a short interruption is not shown at all.
 * Knows nothing of sockets.
 */

import { h } from "./dom.ts";
import type { ConnectionState } from "./endings.ts";
import type { LiveRegions } from "./live.ts";

const SHOW_AFTER = 500;
const BUSY_FOR = 4_000;

interface Words {
  text: string;
  action?: string;
}

const WORDS: Record<Exclude<ConnectionState, "connecting" | "open"> | "busy", Words> = {
  reconnecting: { text: "Reconnecting …" },
  disconnected: { text: "No connection to the server. What you do is kept.", action: "Retry" },
  refused: { text: "This session has ended.", action: "Start again" },
  superseded: { text: "This session goes on in another tab.", action: "Use it here" },
  outdated: { text: "There is a new version of this page.", action: "Reload" },
  full: {
    text: "The server has no room for another page. This one opens by itself when it has.",
    action: "Retry",
  },
  busy: { text: "The server is slow to answer; this click was not sent." },
};

export class Status {
  readonly #text = h("span", { class: "tr-status__text" });
  readonly #action = h("button", { class: "tr-status__action", type: "button" });
  readonly #bar = h(
    "div",
    { class: "tr-status", role: "region", "aria-label": "Connection", hidden: true },
    this.#text,
    this.#action,
  );
  readonly #live: LiveRegions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #state: ConnectionState = "connecting";

  /** `act` is what the button does in the state that is shown. */
  constructor(parent: HTMLElement, live: LiveRegions, act: (state: ConnectionState) => void) {
    this.#live = live;
    this.#action.addEventListener("click", () => act(this.#state));
    parent.append(this.#bar);
  }

  set(state: ConnectionState): void {
    this.#state = state;
    document.documentElement.dataset.trConnection = state;
    clearTimeout(this.#timer);
    if (state === "open" || state === "connecting") return this.#hide();
    if (!this.#bar.hidden || state !== "reconnecting") this.#show(state);
    else this.#timer = setTimeout(() => this.#show(state), SHOW_AFTER);
  }

  /** A click had no room. */
  busy(): void {
    if (this.#state !== "open") return;
    this.#show("busy");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.set(this.#state), BUSY_FOR);
  }

  #show(state: keyof typeof WORDS): void {
    const { text, action } = WORDS[state];
    if (this.#text.textContent !== text) this.#live.announce(text);
    this.#bar.dataset.state = state;
    this.#text.textContent = text;
    this.#action.textContent = action ?? "";
    this.#action.hidden = !action;
    this.#bar.hidden = false;
  }

  #hide(): void {
    if (!this.#bar.hidden) this.#live.announce("Connected again.");
    this.#bar.hidden = true;
    this.#text.textContent = "";
  }
}
