/** A server that a test plays by hand, and a clock that it winds. */

import type { Clock } from "../../src/transom/client/clock.ts";
import { decode, encode, type Frame } from "../../src/transom/client/codec.ts";
import { Connection } from "../../src/transom/client/connection.ts";
import type { ConnectionState } from "../../src/transom/client/endings.ts";
import type { Pending } from "../../src/transom/client/outbox.ts";
import type { Receiver } from "../../src/transom/client/receiver.ts";
import type { Transport, TransportEvents } from "../../src/transom/client/transport.ts";
import type { EventMessage, HelloMessage, Op } from "../../src/transom/client/types.ts";

export class FakeClock implements Clock {
  chance = 0.5;
  #now = 0;
  #serial = 0;
  readonly #timers = new Map<number, { at: number; task: () => void }>();

  set(task: () => void, milliseconds: number): number {
    this.#timers.set(++this.#serial, { at: this.#now + milliseconds, task });
    return this.#serial;
  }

  clear(timer: number): void {
    this.#timers.delete(timer);
  }

  random(): number {
    return this.chance;
  }

  /** Let time pass: what is due is done, in order. */
  pass(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const due = [...this.#timers].filter(([, { at }]) => at <= end).sort((a, b) => a[1].at - b[1].at)[0];
      if (!due) break;
      this.#now = due[1].at;
      this.#timers.delete(due[0]);
      due[1].task();
    }
    this.#now = end;
  }
}

export class FakeTransport implements Transport {
  buffered = 0;
  closed = false;
  readonly sent: { t: string; [key: string]: unknown }[] = [];
  #events: TransportEvents | null = null;

  start(events: TransportEvents): void {
    this.#events = events;
  }

  send(frame: Frame): void {
    this.sent.push(decode(frame) as unknown as { t: string });
  }

  close(): void {
    this.closed = true;
    this.#events = null;
  }

  open(): void {
    this.#events?.open();
  }

  /** What the server says. */
  say(message: object): void {
    this.#events?.frame(encode(message));
  }

  cut(code = 1006): void {
    const events = this.#events;
    this.#events = null;
    events?.close(code, "");
  }

  /** Nobody has spoken through it, or cut it. */
  get fresh(): boolean {
    return this.#events !== null && this.sent.length === 0;
  }

  get hello(): HelloMessage {
    return this.sent.find(({ t }) => t === "hello") as unknown as HelloMessage;
  }

  get events(): EventMessage[] {
    return this.sent.filter(({ t }) => t === "event") as unknown as EventMessage[];
  }
}

/** A connection, and all the sockets that it opens. */
export class Bench {
  readonly clock = new FakeClock();
  readonly transports: FakeTransport[] = [];
  readonly states: ConnectionState[] = [];
  readonly snapshots: { ops: Op[]; lost: Pending[] | null }[] = [];
  readonly patches: Op[][] = [];
  readonly ahead: string[] = [];
  /** What has been said of when the next attempt is made. */
  readonly waits: number[] = [];
  full = 0;
  hidden = false;
  /** What applying a patch does; a test may let it fail. */
  apply: (ops: Op[]) => void = () => undefined;
  readonly connection: Connection;

  constructor() {
    const receiver: Receiver = {
      patch: (ops) => {
        this.apply(ops);
        this.patches.push(ops);
      },
      snapshot: (ops, lost) => this.snapshots.push({ ops, lost }),
      ahead: (chunks) => this.ahead.push(...chunks),
      state: (state) => this.states.push(state),
      next: (wait) => this.waits.push(wait),
      full: () => {
        this.full++;
      },
    };
    this.connection = new Connection(receiver, {
      connect: () => {
        const transport = new FakeTransport();
        this.transports.push(transport);
        return transport;
      },
      clock: this.clock,
      hidden: () => this.hidden,
      hello: () => ({ build: "b1", tab: "t1", url: "/", theme: null }),
    });
  }

  /** The newest socket. */
  get server(): FakeTransport {
    return this.transports.at(-1) as FakeTransport;
  }

  welcome(mode: string, { epoch = "e1", applied = 0, sseq = 0 } = {}): void {
    this.server.say({ t: "welcome", mode, epoch, token: "tok", applied, sseq, limits: {}, dev: false });
  }

  /** Connect for the first time, up to an empty page. */
  begin(): this {
    this.connection.start();
    this.server.open();
    this.welcome("fresh");
    this.server.say({ t: "snapshot", sseq: 0, ops: [] });
    return this;
  }

  patch(sseq: number, by: [number, unknown][] = []): void {
    this.server.say({ t: "patch", sseq, ops: [], by });
  }

  /** Lose the socket and have the next one open and greeted. */
  reconnect(mode: string, options = {}): void {
    this.server.cut();
    this.clock.pass(0);
    this.server.open();
    this.welcome(mode, options);
  }

  value(value: number, id = "c1", name = "value"): void {
    this.connection.event(id, name, value, true);
  }

  click(id = "c2"): void {
    this.connection.event(id, "click", null, false);
  }
}
