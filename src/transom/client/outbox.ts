/**
 * What the user has done and the server has not answered. Owns: the numbers (`cseq`), the bounds, which values
 * may be merged, what is sent again. Knows nothing of sockets: it hands out frames.
 */

import { encode, type Frame } from "./codec.ts";
import type { Result, Value } from "./types.ts";

/** Hears of an answer; whether somebody looks after what was lost. */
export type Answered = (result?: Result) => unknown;

export interface Pending {
  cseq: number;
  id: string;
  name: string;
  value: Value;
  /** A value replaces the one before; an event (a click) stands for itself. */
  isValue: boolean;
  frame: Frame;
  sent: boolean;
  /** Called with how it ended; without that, if it was not and will not be carried out. */
  answered?: Answered | undefined;
}

/** How many events, and how many bytes of them, may wait for an answer. */
const MOST = 256;
const MOST_BYTES = 1 << 20;
/** So many values of one parameter may be on their way at once; newer ones wait and are merged. */
const IN_FLIGHT = 8;

export class Outbox {
  /** The server ends the connection over a larger one. */
  frameLimit = 1 << 20;
  #pending: Pending[] = [];
  #next = 1;
  #bytes = 0;

  /** Lowest and highest number that is not settled. */
  get range(): [number, number] | null {
    const first = this.#pending[0];
    return first ? [first.cseq, this.#next - 1] : null;
  }

  /** No more clicks until the server has answered some. */
  get full(): boolean {
    return this.#pending.length >= MOST || this.#bytes >= MOST_BYTES;
  }

  get waiting(): boolean {
    return this.#pending.some((event) => event.sent);
  }

  /** Are there values of this parameter without an answer? */
  has(id: string, name: string): boolean {
    return this.#pending.some((event) => event.isValue && event.id === id && event.name === name);
  }

  /**
   * Note an event; false when there is no room for it: too large, or a click and too many are waiting.
   * `answered` is called when the server has said how it ended.
   */
  add(id: string, name: string, value: Value, isValue: boolean, base: number, answered?: Answered): boolean {
    const last = isValue ? this.#mergeable(id, name) : null;
    if (!last && !isValue && this.full) return false;
    const cseq = last?.cseq ?? this.#next;
    const frame = encode({ t: "event", cseq, id, name, value, base });
    if (size(frame) > this.frameLimit) return tooLarge(isValue, answered);
    if (!last) this.#next++;
    this.#bytes += size(frame) - (last ? size(last.frame) : 0);
    if (last) Object.assign(last, { value, frame, answered });
    else this.#pending.push({ cseq, id, name, value, isValue, frame, sent: false, answered });
    return true;
  }

  /** Frames that may go now, in order. */
  take(): Frame[] {
    const unsent = this.#pending.filter((event) => !event.sent);
    // A click goes at once, and everything before it; values wait for their turn.
    const urgent = unsent.findLastIndex((event) => !event.isValue);
    const frames: Frame[] = [];
    for (const [index, event] of unsent.entries()) {
      if (index > urgent && this.#inFlight(event) >= IN_FLIGHT) break;
      event.sent = true;
      frames.push(event.frame);
    }
    return frames;
  }

  /** Frames that were sent and have no answer. */
  unanswered(): Frame[] {
    return this.#pending.filter((event) => event.sent).map((event) => event.frame);
  }

  /** The server has answered: forget the event. */
  settle(cseq: number, result: Result): void {
    const event = this.#pending.find((each) => each.cseq === cseq);
    if (!event) return;
    this.#pending = this.#pending.filter((each) => each !== event);
    this.#bytes -= size(event.frame);
    event.answered?.(result); // which may add another
  }

  /** The session goes on and has admitted everything up to `applied`: the rest is to be sent again. */
  resume(applied: number): void {
    this.#next = Math.max(this.#next, applied + 1);
    for (const event of this.#pending) event.sent = event.cseq <= applied;
  }

  /** Another session: numbers start after `applied`, and what was pending is handed back. */
  restart(applied: number): Pending[] {
    const lost = this.#pending;
    this.#pending = [];
    this.#bytes = 0;
    this.#next = applied + 1;
    return lost;
  }

  #mergeable(id: string, name: string): Pending | null {
    // Not beyond a click: it must see the value that it saw.
    for (let index = this.#pending.length - 1; index >= 0; index--) {
      const event = this.#pending[index] as Pending;
      if (event.sent || !event.isValue) return null;
      if (event.id === id && event.name === name) return event;
    }
    return null;
  }

  #inFlight({ id, name }: Pending): number {
    return this.#pending.filter((event) => event.sent && event.id === id && event.name === name).length;
  }
}

/** What is too large has an answer here and now; a command may be tried again with less, so it is nobody's fault. */
function tooLarge(isValue: boolean, answered?: Answered): boolean {
  answered?.({ rejected: isValue ? "bad_value" : "large", reason: "This is too large to be sent." });
  return !!answered;
}

function size(frame: Frame): number {
  return typeof frame === "string" ? frame.length : frame.byteLength;
}
