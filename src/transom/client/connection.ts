/**
 * The session's wire. Owns: hello and welcome, the order of patches, when to reconnect, what is said to be seen.
 * Knows nothing of elements or models: what arrives goes to the `Receiver`, what leaves comes from the outbox.
 */

import { type Clock, Timer } from "./clock.ts";
import { decode, encode, type Frame } from "./codec.ts";
import { type ConnectionState, isFinal, stateAfter } from "./endings.ts";
import { type Answered, Outbox } from "./outbox.ts";
import { Patience } from "./patience.ts";
import type { Receiver } from "./receiver.ts";
import type { Transport } from "./transport.ts";
import type {
  AckMessage,
  ByeMessage,
  ClientMessage,
  HelloMessage,
  Op,
  Result,
  ServerMessage,
  Value,
  WelcomeMessage,
} from "./types.ts";

/** What a connection needs from its page. */
export interface Surroundings {
  connect(): Transport;
  clock: Clock;
  hidden(): boolean;
  /** The parts of `hello` that the page knows. */
  hello(): Pick<HelloMessage, "build" | "tab" | "url" | "theme">;
}

/** Who this page is to the server. */
export interface Identity {
  token: string | null;
  epoch: string | null;
}

const SEEN_PATCHES = 32;
const SEEN_AFTER = 1_000;
const SILENCE = 15_000;
const PONG_WITHIN = 5_000;
/** Below this much unsent data a socket takes more values; clicks always go. */
const BUFFERED_MAX = 1 << 16;

/** In `hello`: nothing of the session is in the page. */
const NOTHING = -1;

export class Connection {
  readonly identity: Identity = { token: null, epoch: null };
  readonly #receiver: Receiver;
  readonly #around: Surroundings;
  readonly #outbox = new Outbox();
  #transport: Transport | null = null;
  #state: ConnectionState = "connecting";
  /** Highest patch that is in the page. */
  #shown = NOTHING;
  #seen = 0;
  /** The patch with which the page has all that it missed. */
  #missed = 0;
  #synced = false;
  /** Nothing has ever been shown here. */
  #bare = true;
  /** A welcome to a session that is not the one we knew: the next snapshot replaces it. */
  #replaced: { applied: number } | null = null;
  readonly #patience: Patience;
  #bye: ByeMessage | null = null;
  #acks: AckMessage[] = [];
  readonly #fetching = new Map<string, (module: string | null) => void>();
  readonly #seenTimer: Timer;
  readonly #check: Timer;
  readonly #timers: { clear(): void }[];

  constructor(receiver: Receiver, around: Surroundings) {
    this.#receiver = receiver;
    this.#around = around;
    this.#patience = new Patience(around.clock, () => this.#attempt());
    this.#seenTimer = new Timer(around.clock);
    this.#check = new Timer(around.clock);
    this.#timers = [this.#patience, this.#seenTimer, this.#check];
  }

  get state(): ConnectionState {
    return this.#state;
  }

  get #silence(): number {
    return this.#transport?.silence ?? SILENCE;
  }

  /** Begin; `transport` is one that has been opened and greeted already. */
  start(transport?: Transport, identity?: Identity): void {
    if (identity) Object.assign(this.identity, { token: identity.token, epoch: identity.epoch });
    this.#attach(transport ?? this.#around.connect(), Boolean(transport));
  }

  /** Tell the server what the user did; `answered` is called when it has said what became of that. */
  event(id: string, name: string, value: Value, isValue: boolean, answered?: Answered): void {
    const base = Math.max(0, this.#shown);
    if (!this.#outbox.add(id, name, value, isValue, base, answered)) {
      this.#receiver.full();
      answered?.();
    }
    this.#flush();
  }

  /** Send a message that needs no answer; without a connection it is dropped. */
  say(message: ClientMessage): void {
    if (this.#synced) this.#transport?.send(encode(message));
  }

  /** Ask where the module of a component's class is. */
  fetch(id: string): Promise<string | null> {
    return new Promise((resolve) => {
      this.#fetching.get(id)?.(null);
      this.#fetching.set(id, resolve);
      this.say({ t: "fetch", id });
    });
  }

  pending(id: string, name: string): boolean {
    return this.#outbox.has(id, name);
  }

  /** Begin a session anew (the app's code has changed). */
  restart(): void {
    this.identity.epoch = null;
    this.#shown = NOTHING;
    this.#outbox.restart(0);
    this.#drop();
    this.#attempt();
  }

  /** Connect at once: the user asks for it, the page is looked at again, the network is back. */
  wake(): void {
    if (this.#patience.waiting || !this.#transport) {
      if (!isFinal(this.#state)) this.#attempt();
    } else if (this.#synced) this.#ping();
  }

  /** The user does something: no long wait then. */
  hurry(): void {
    this.#patience.hurry();
  }

  /** Be no connection any more. */
  end(): void {
    this.#sayseen();
    this.#drop();
  }

  /** Try again although the server has sent us away. */
  retry(): void {
    this.#patience.reset();
    // A session that another tab has taken can be taken back; one that was refused is over.
    if (isFinal(this.#state) && this.#state !== "superseded") this.#forget();
    this.#become("reconnecting");
    this.#attempt();
  }

  /** The page is being left or hidden: say what has been seen. */
  hide(): void {
    this.#sayseen();
  }

  // -------------------------------------------------------------------------------------- life of a socket

  #attempt(): void {
    this.#drop();
    this.#attach(this.#around.connect(), false);
  }

  #attach(transport: Transport, greeted: boolean): void {
    this.#transport = transport;
    this.#bye = null;
    // Nothing within this time: the attempt hangs in the network.
    this.#check.set(() => this.#lost(1006), this.#silence);
    transport.start({
      open: () => {
        if (!greeted) this.#hello();
      },
      frame: (frame) => {
        // What came before it was given up must not count.
        if (this.#transport === transport) this.#receive(frame);
      },
      close: (code) => this.#lost(code),
    });
  }

  #hello(): void {
    const hello: HelloMessage = {
      t: "hello",
      proto: 1,
      ...this.#around.hello(),
      ...this.identity,
      // Without a session there is nothing to go on with.
      shown: this.identity.epoch ? this.#shown : 0,
      unsettled: this.#outbox.range,
    };
    this.#transport?.send(encode(hello));
  }

  #drop(): void {
    this.#transport?.close();
    this.#transport = null;
    this.#synced = false;
    for (const timer of this.#timers) timer.clear();
  }

  #lost(code: number): void {
    const bye = this.#bye;
    this.#patience.lost();
    this.#drop();
    this.#judge(code);
    const known = stateAfter(bye?.code ?? code, bye?.reason ?? "", this.#bare);
    const state = known ?? (this.#patience.long ? "disconnected" : "reconnecting");
    this.#become(this.#patience.over && !isFinal(state) ? "refused" : state);
    if (isFinal(this.#state)) return;
    this.#schedule((bye?.retry_after ?? 0) * 1000);
  }

  #judge(code: number): void {
    if (code === 1009 || (code >= 4400 && code < 4500)) this.#patience.trouble();
  }

  #schedule(atLeast: number): void {
    if (!this.#around.hidden()) this.#receiver.next(this.#patience.schedule(atLeast));
  }

  #become(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#receiver.state(state);
  }

  /** What is here does not fit what the server sends: ask for everything. */
  #resync(error: unknown): void {
    console.error("Transom: asking the server for everything again", error);
    this.#patience.trouble();
    // Messages that have been shown are not to come again with everything else.
    this.#sayseen();
    this.#shown = NOTHING;
    this.#lost(1006);
  }

  #forget(): void {
    Object.assign(this.identity, { token: null, epoch: null });
    this.#shown = NOTHING;
  }

  // -------------------------------------------------------------------------------------- what arrives

  #receive(frame: Frame): void {
    try {
      this.#handle(decode(frame), frame);
    } catch (error) {
      this.#resync(error);
    }
    if (!this.#transport) return;
    this.#flush();
    this.#watch();
  }

  #handle(message: ServerMessage, frame: Frame): void {
    switch (message.t) {
      case "patch":
        return this.#patch(message.sseq, message.ops, message.by ?? [], frame);
      case "ack":
        this.#acks.push(message);
        return this.#settle();
      case "snapshot":
        return this.#snapshot(message.sseq, message.ops);
      case "ahead":
        return this.#receiver.ahead?.(message.chunks);
      case "welcome":
        return this.#welcome(message);
      case "fetched":
        return this.#fetching.get(message.id)?.(message.module);
      case "inspection":
        return this.#receiver.onlooker?.inspection(message);
      case "bye":
        this.#bye = message;
    }
  }

  #welcome(message: WelcomeMessage): void {
    if (message.mode === "refused") {
      this.#forget();
      this.#drop();
      return this.#become("refused");
    }
    const goesOn = message.mode === "resumed" || message.mode === "snapshot";
    const known = this.identity.epoch === message.epoch;
    Object.assign(this.identity, { token: message.token, epoch: message.epoch });
    this.#outbox.frameLimit = message.limits?.frame ?? 1 << 20;
    this.#patience.welcomed(message.mode === "resumed");
    this.#replaced = goesOn && known ? null : { applied: message.applied };
    this.#receiver.onlooker?.welcome(message.dev, !this.#replaced);
    if (!this.#replaced) this.#outbox.resume(message.applied);
    this.#missed = message.sseq;
    if (message.mode === "resumed") this.#inSync();
    this.#become("open");
  }

  #snapshot(sseq: number, ops: Op[]): void {
    const lost = this.#replaced ? this.#outbox.restart(this.#replaced.applied) : null;
    this.#replaced = null;
    this.#receiver.snapshot(ops, lost);
    this.#bare = false;
    this.#shown = this.#missed = sseq;
    this.#seen = NOTHING;
    this.#settle();
    this.#inSync();
    this.#sayseen(); // what waits for the page to be shown begins now
  }

  /** The page is the session's again. */
  #inSync(): void {
    this.#synced = true;
    this.#receiver.onlooker?.synced();
    this.#askAgain();
  }

  /**
   * When all that was missed is in the page: answers that did not come with it have been lost. Asking twice does
   * nothing twice.
   */
  #askAgain(): void {
    if (this.#shown < this.#missed) return;
    this.#missed = Number.POSITIVE_INFINITY;
    for (const frame of this.#outbox.unanswered()) this.#transport?.send(frame);
  }

  #patch(sseq: number, ops: Op[], by: [number, Result][], frame: Frame): void {
    if (sseq > this.#shown + 1) return this.#gap(sseq);
    for (const [cseq, result] of by) this.#outbox.settle(cseq, result);
    if (sseq <= this.#shown) return;
    const began = performance.now();
    this.#receiver.patch(ops);
    this.#receiver.onlooker?.patch(sseq, frame, ops, performance.now() - began);
    this.#shown = sseq;
    this.#settle();
    this.#askAgain();
    if (sseq - this.#seen >= SEEN_PATCHES) this.#sayseen();
    else if (!this.#seenTimer.active) this.#seenTimer.set(() => this.#sayseen(), SEEN_AFTER);
  }

  #gap(sseq: number): void {
    console.warn(`Transom: patch ${sseq} came after ${this.#shown}; connecting again`);
    this.#patience.trouble();
    this.#lost(1006);
  }

  #settle(): void {
    // An answer counts only when what it led to is in the page.
    this.#acks = this.#acks.filter(({ cseq, sseq, result }) => {
      if (sseq > this.#shown) return true;
      this.#outbox.settle(cseq, result);
      return false;
    });
  }

  // -------------------------------------------------------------------------------------- what leaves

  #flush(): void {
    const transport = this.#transport;
    if (!transport || !this.#synced) return;
    if (transport.buffered > BUFFERED_MAX) {
      this.#around.clock.set(() => this.#flush(), 50);
      return;
    }
    for (const frame of this.#outbox.take()) transport.send(frame);
    if (this.#outbox.waiting && !this.#check.active) this.#watch();
  }

  #sayseen(): void {
    this.#seenTimer.clear();
    if (!this.#synced || this.#seen === this.#shown) return;
    this.#seen = this.#shown;
    this.#transport?.send(encode({ t: "seen", sseq: this.#shown }));
  }

  /** Something has come, so the way is open; look again when an answer is long in coming. */
  #watch(): void {
    if (!this.#synced) this.#check.set(() => this.#lost(1006), this.#silence);
    else if (this.#outbox.waiting) this.#check.set(() => this.#ping(), this.#silence);
    else this.#check.clear();
  }

  #ping(): void {
    this.#transport?.send(encode({ t: "ping" }));
    this.#check.set(() => this.#lost(1006), Math.max(PONG_WITHIN, this.#transport?.silence ?? 0));
  }
}
