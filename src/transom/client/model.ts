/**
 * One component as the browser knows it. Owns: its values, what is written but not sent, who listens.
 * Knows nothing of elements or of the connection: writes leave through the `Outlet` it is given.
 */

import { Emitter, type Listener } from "./emitter.ts";
import type { ClassInfo, Props, Result, Value } from "./types.ts";
import { say } from "./words.ts";

/** A component's class: what its instances have unless they say otherwise, and what may be sent for them. */
export interface ModelClass {
  defaults: Props;
  info: ClassInfo;
}

/** Where a model's writes go. */
export interface Outlet {
  /** A value or an event for the server. */
  event(id: string, name: string, value: Value, isValue: boolean, answered?: (result?: Result) => void): void;
  /** Are there values of this parameter that the server has not answered yet? */
  pending(id: string, name: string): boolean;
  /** Where the module is that came with the component's class; the server has it again from then on. */
  fetch(id: string): Promise<string | null>;
}

export class ModelState {
  readonly id: string;
  cls: ModelClass;
  /** Names of the parameters that the user of this page has changed, the one changed last at the end. */
  readonly touched = new Set<string>();
  readonly #outlet: Outlet;
  readonly #events = new Emitter();
  readonly #unsaved = new Set<string>();
  #unread: Value[] | null = [];
  readonly #ended = new AbortController();
  #values: Map<string, Value>;

  constructor(id: string, cls: ModelClass, props: Props, outlet: Outlet) {
    this.id = id;
    this.cls = cls;
    this.#outlet = outlet;
    this.#values = new Map(Object.entries(props));
  }

  /** The name of its Python class. */
  get type(): string {
    return this.cls.info.name;
  }

  /** The module that draws it. */
  get frontEnd(): string {
    return this.cls.info.front_end ?? this.type;
  }

  /** Aborted when the model ends. */
  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  get(key: string): Value {
    const own = this.#values.get(key);
    if (own !== undefined) return own;
    return Object.hasOwn(this.cls.defaults, key) ? (this.cls.defaults[key] ?? null) : null;
  }

  set(key: string, value: Value): void {
    if (this.cls.info.writable.includes(key)) this.#unsaved.add(key);
    if (this.#assign(key, value)) this.fire(key);
  }

  save_changes(): void {
    const names = [...this.#unsaved];
    this.#unsaved.clear();
    for (const name of names) {
      this.touched.delete(name);
      this.touched.add(name);
      this.#outlet.event(this.id, name, this.get(name), true);
    }
  }

  send(content: unknown, answered?: (result?: Result) => void): void {
    const named = typeof content === "object" && content !== null && "event" in content;
    const { event, value = null } = named
      ? (content as { event: string; value?: Value })
      : typeof content === "string"
        ? { event: content }
        : { event: "msg", value: content as Value };
    if (this.cls.info.events.includes(event)) this.#outlet.event(this.id, event, value, false, answered);
    else console.error(`Transom: ${this.type} declares no event "${event}"`);
  }

  /** Ask the server for the module of its class again. */
  fetch(): Promise<string | null> {
    return this.#outlet.fetch(this.id);
  }

  on(name: string, listener: Listener): void {
    this.#events.on(name, listener);
    if (name === "msg:custom" && this.#unread) queueMicrotask(() => this.#read());
  }

  #read(): void {
    const waiting = this.#unread ?? [];
    this.#unread = null;
    for (const content of waiting) this.message(content);
  }

  off(name?: string | null, listener?: Listener | null): void {
    this.#events.off(name, listener);
  }

  /** Tell those who listen that a parameter has changed. */
  fire(key: string): void {
    this.#events.emit(`change:${key}`, this, this.get(key));
    this.#events.emit("change", this, key);
  }

  /** The server does not take what the user entered: a `refused` for the module, with the reason. */
  refused(result?: Result): void {
    if (result?.rejected === "bad_value") this.#events.emit("refused", result.reason ?? say("Not accepted."));
  }

  /** A custom message. Those before the first listener wait for it: the module may still be on its way. */
  message(content: Value): void {
    if (this.#unread) this.#unread.push(content);
    else this.#events.emit("msg:custom", content, []);
  }

  /**
   * Take the server's values; returns the names of what has changed. A value that the user has changed since
   * stays: the server's answer to it is still on its way.
   */
  patch(props: Props): string[] {
    return Object.keys(props).filter((key) => !this.#isLocal(key) && this.#assign(key, props[key] ?? null));
  }

  /** Take all values anew, as from a snapshot: what is not named has its default. */
  replace(cls: ModelClass, props: Props): string[] {
    const keys = new Set([...Object.keys(this.cls.defaults), ...this.#values.keys(), ...Object.keys(props)]);
    const old = new Map([...keys].map((key) => [key, this.get(key)]));
    const kept = [...this.#values].filter(([key]) => this.#isLocal(key));
    this.cls = cls;
    this.#values = new Map([...Object.entries(props), ...kept]);
    return [...keys].filter((key) => !same(old.get(key) ?? null, this.get(key)));
  }

  end(): void {
    this.#ended.abort();
    this.#events.off();
  }

  #isLocal(key: string): boolean {
    return this.#unsaved.has(key) || this.#outlet.pending(this.id, key);
  }

  #assign(key: string, value: Value): boolean {
    if (same(this.get(key), value)) return false;
    this.#values.set(key, value);
    return true;
  }
}

/** Equal for certain: containers that look alike count as different but for short lists of plain values. */
function same(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length || a.length > 64) return false;
  return a.every((item, index) => item === b[index]);
}
