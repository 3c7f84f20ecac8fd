/**
 * The line that says how the connection is, and what stands where there is no page yet because the server is full.
 * Owns: the words, and that a short interruption is not shown at all. Knows nothing of sockets.
 */

import { h } from "./dom.ts";
import type { ConnectionState } from "./endings.ts";
import type { Stage, Words } from "./stage.ts";
import type { Waiting } from "./waiting.ts";
import { say } from "./words.ts";

const SHOW_AFTER = 500;
const BUSY_FOR = 4_000;

const WORDS: Partial<Record<ConnectionState | "busy", Words>> = {
  reconnecting: { text: "Reconnecting …" },
  disconnected: { text: "No connection to the server. What you do is kept.", action: "Retry" },
  refused: { text: "This session has ended.", action: "Start again" },
  superseded: { text: "This session goes on in another tab.", action: "Use it here" },
  outdated: { text: "There is a new version of this page.", action: "Reload" },
  full: {
    text: "The server has no room for another page. This one opens by itself when it has.",
    action: "Try now",
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
  readonly #stage: Stage;
  readonly #act: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #state: ConnectionState = "connecting";
  #waiting: Waiting | undefined;
  /** When the next attempt is made, by the clock of `performance`. */
  #next = 0;

  /** `act` is what the button does in the state that is shown. */
  constructor(stage: Stage, act: (state: ConnectionState) => void) {
    this.#stage = stage;
    this.#act = () => act(this.#state);
    this.#action.addEventListener("click", this.#act);
    stage.layer.prepend(this.#bar);
  }

  set(state: ConnectionState): void {
    this.#state = state;
    this.#stage.frame.dataset.trConnection = state;
    clearTimeout(this.#timer);
    if (state === "open" || state === "connecting") return this.#hide();
    if (!this.#bar.hidden || state !== "reconnecting") this.#show(state);
    else this.#timer = setTimeout(() => this.#show(state), SHOW_AFTER);
  }

  /** The next attempt is made in so many milliseconds. */
  next(wait: number): void {
    this.#next = performance.now() + wait;
    this.#waiting?.until(this.#next);
  }

  /** A click had no room. */
  busy(): void {
    if (this.#state !== "open") return;
    this.#show("busy");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.set(this.#state), BUSY_FOR);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#bar.remove();
  }

  #show(state: ConnectionState | "busy"): void {
    const { text: english, action } = { ...WORDS, ...this.#stage.words }[state] as Words;
    const text = say(english);
    if (this.#text.textContent !== text) this.#stage.live.announce(text);
    this.#bar.dataset.state = state;
    this.#text.textContent = text;
    this.#action.textContent = say(action ?? "");
    this.#action.hidden = !action;
    this.#bar.hidden = false;
    if (state === "full") void this.#stand();
  }

  /** Where there is no page yet, there is room for more than a line. */
  async #stand(): Promise<void> {
    const { Waiting } = await import("./waiting.ts");
    this.#waiting ??= new Waiting(this.#stage.root, this.#act);
    this.#waiting.until(this.#next);
    this.#bar.hidden ||= this.#state === "full";
  }

  #hide(): void {
    if (!this.#bar.hidden) this.#stage.live.announce(say("Connected again."));
    this.#bar.hidden = true;
    this.#text.textContent = "";
  }
}
