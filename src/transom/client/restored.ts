/**
 * A session takes over the page of another: what the user has entered and where they are goes on. Owns: that values
 * are put back as their components appear, and that the user is told of what was not.
 */

import type { Connection } from "./connection.ts";
import type { Answered, Pending } from "./outbox.ts";
import {
  collectPlace,
  collectValues,
  type Place,
  restorePlace,
  returnValues,
  type Values,
} from "./reload.ts";
import type { Stage } from "./stage.ts";
import type { Store } from "./store.ts";
import type { Op } from "./types.ts";

export class Restored {
  readonly #store: Store;
  readonly #connection: Connection;
  readonly #stage: Stage;
  /**
   * What the user has entered, from one session to the next. What finds no place in the present version of the app
   * may have one in a later version, as after an error.
   */
  readonly #values: Values = new Map();
  /** Where the user was when the values were; `null` when all of them are in their place. */
  #place: Place | null = null;
  /** Values are being put back: the events are not of the user's doing. */
  #restoring = false;
  /** What appears may still be what was there before. */
  #late = false;
  /** It is the app that has asked for another session. */
  #asked = false;
  /** Labels of the components whose values the server has refused. */
  readonly #refused = new Set<string>();

  constructor(store: Store, connection: Connection, stage: Stage) {
    this.#store = store;
    this.#connection = connection;
    this.#stage = stage;
  }

  /** The app's code has changed: go on with it where the user is. */
  reload(): void {
    this.#asked = true;
    // Not in the middle of the patch that says so.
    queueMicrotask(() => this.#connection.restart());
  }

  /** An event, or a value of the parameter `name`, is told to the server; returns what is to hear of the answer. */
  heard(id: string, name: string | false, answered?: Answered): Answered {
    const restored = this.#restoring;
    // What appears from now on may be of the user's doing, and is no place for what was there before.
    if (!restored) this.#late = false;
    return (result) => {
      // What is wrong with a value says nothing of a newer one, which is shown and has an answer of its own.
      if (!name || !this.#connection.pending(id, name)) this.#store.models.get(id)?.refused(result);
      if (restored && result?.rejected) this.#refuse(id);
      answered?.(result);
      return answered;
    };
  }

  snapshot(ops: Op[], lost: Pending[] | null): void {
    const store = this.#store;
    // Another session takes over what the user has done, and where they are in it.
    if (lost && store.models.size > 0) {
      collectValues(store, this.#values);
      if (!this.#asked) this.#sayAnew();
      this.#asked = false;
      this.#place ??= collectPlace(store, this.#stage.frame);
      this.#refused.clear();
      this.#late = true;
    }
    store.snapshot(ops);
    if (this.#late) this.#putBack();
    if (lost && this.#place) restorePlace(store, this.#place, this.#stage);
    if (!this.#values.size) this.#place = null;
    if (lost) this.#mourn(lost);
  }

  patch(ops: Op[]): void {
    this.#store.patch(ops);
    // A document's results come one by one.
    if (this.#late && ops.some(([op]) => op === "new")) this.#putBack();
  }

  /** Enter values again; what the server has is not sent to it. */
  #putBack(): void {
    this.#restoring = true;
    returnValues(this.#store, this.#values, (model, name, value) => {
      model.touched.add(name);
      if (JSON.stringify(model.get(name)) === JSON.stringify(value)) return;
      model.set(name, value);
      model.save_changes();
    });
    this.#restoring = false;
  }

  /** The server does not take a value that was put back, and has sent its own. */
  #refuse(id: string): void {
    this.#refused.add(this.#nameOf(id));
    const { size } = this.#refused;
    const count = size === 1 ? "One entry" : `${size} entries`;
    this.#warn("kept", `${count} could not be kept.`, [...this.#refused]);
  }

  #nameOf(id: string): string {
    return String(this.#store.models.get(id)?.get("label") || id);
  }

  #warn(id: string, text: string, details: string[]): void {
    this.#say(id, "warning", text, 0, details.join("\n"));
  }

  /** A click is never repeated on a session that may not have seen it. Say so, unless its module knows what to do. */
  #mourn(lost: Pending[]): void {
    const clicks = lost.filter((event) => !event.answered?.() && !event.isValue);
    if (!clicks.length) return;
    const count = clicks.length === 1 ? "One action" : `${clicks.length} actions`;
    const names = clicks.map(({ id, name }) => `${this.#nameOf(id)}: ${name}`);
    this.#warn("lost", `The server started again. ${count} may not have been carried out.`, names);
  }

  /** Another session has taken over the page. */
  #sayAnew(): void {
    const back = this.#values.size ? "; what you had entered is put back" : "";
    this.#say("anew", "info", `The server made this page anew${back}.`, 6_000, null);
  }

  #say(id: string, level: "info" | "warning", text: string, duration: number, detail: string | null): void {
    this.#stage.toasts.show({ id: `transom:${id}`, level, text, duration, detail });
  }
}
