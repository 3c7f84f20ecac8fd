/**
 * What stands in the place of a session where there is none: the states that were saved. Owns: which of them is shown.
 * Each is the whole page, so the way to it does not matter; the page is told what differs from what it shows, so what
 * the user has done besides stays.
 */

import { decode, encode, type Frame } from "./codec.ts";
import type { Transport, TransportEvents } from "./transport.ts";
import type { ClientMessage, Op, Props, Value } from "./types.ts";

/** A control whose values were saved. */
export interface Control {
  id: string;
  /** The parameters by which the page says its value. */
  names: string[];
}

/** What can be chosen: a control's values, each with what follows it, the next control's or the number of a state. */
export type Choice = number | Fork;
/** The list of its values, the place that it begins with, what each value sets of later controls. */
type Head = [list: number, at: number, moves: [control: number, key: number][][]];
type Fork = [...Head, ...unknown[]];

/** What is in the page's frame. */
export interface Saved {
  /** Media type, and where the content is, by the address that is asked for. */
  files: Record<string, [type: string, name: string]>;
  /** Ops of all states, each once. */
  ops: Op[];
  /** What all of them begin with: the classes. */
  classes: Op[];
  /** The ops of each state by their places; or the file with them. */
  states: (number[] | string)[];
  controls: Control[];
  /** Values, and for each a number by which the same choice is known in another list. */
  lists: [values: Value[], keys: number[]][];
  tree: Choice;
  /** What the controls have in a state in which one has set another. */
  others: Record<number, number[]>;
  /** Which value each control has at first. */
  at: number[];
  /** Something in it cannot be operated. */
  still: boolean;
}

/** What a page needs of a file with one state. */
type Fetch = (name: string) => Promise<Pick<Saved, "ops">>;

export class SavedLink implements Transport {
  readonly buffered = 0;
  /** It answers at once, or never. */
  readonly silence = 2 ** 31 - 1;
  readonly #saved: Saved;
  readonly #fetch: Fetch;
  readonly #at: number[];
  #events: TransportEvents | null = null;
  /** The state that the page shows; `null` before it has been told one. */
  #shown: Op[] | null = null;
  #patches = 0;
  #wanted = 0;

  constructor(saved: Saved, fetch: Fetch) {
    this.#saved = saved;
    this.#fetch = fetch;
    this.#at = [...saved.at];
  }

  start(events: TransportEvents): void {
    this.#events = events;
    queueMicrotask(() => this.#events?.open());
  }

  close(): void {
    this.#events = null;
  }

  send(frame: Frame): void {
    const message = decode(frame) as unknown as ClientMessage;
    if (message.t === "hello") {
      const limits = { frame: 2 ** 31 };
      this.#say({
        t: "welcome",
        mode: "fresh",
        epoch: "saved",
        token: "",
        applied: 0,
        sseq: 0,
        limits,
        dev: false,
      });
      void this.#show([]);
    } else if (message.t === "ping") this.#say({ t: "pong" });
    else if (message.t === "fetch") this.#say({ t: "fetched", id: message.id, module: null });
    else if (message.t === "event") {
      this.#say({ t: "ack", cseq: message.cseq, sseq: 0, result: null });
      this.#heard(message.id, message.name, message.value as Value);
    }
  }

  #heard(id: string, name: string, value: Value): void {
    const place = this.#saved.controls.findIndex((each) => each.id === id && each.names.includes(name));
    const control = this.#saved.controls[place];
    if (!control) return;
    const { way } = this.#way();
    const [values] = way[place] ?? [[]];
    const number = nearest(values, value);
    this.#choose(place, number);
    const kept = values[number] as Value;
    // What lies between two values that were saved becomes one of them.
    const props = Object.fromEntries(control.names.map((each) => [each, kept]));
    void this.#show(same(kept, value) ? [] : [["set", id, props]]);
  }

  /** The lists on the way to the state that is shown, and its number. */
  #way(): { way: [Value[], number[]][]; state: number } {
    const way: [Value[], number[]][] = [];
    let node = this.#saved.tree;
    for (const at of this.#at) {
      way.push(this.#saved.lists[(node as Fork)[0]] as [Value[], number[]]);
      node = next(node, at);
    }
    return { way, state: node as number };
  }

  /** What comes later is what this value sets of it, or has what it had where that is offered still. */
  #choose(place: number, number: number): void {
    const keys = this.#way().way.map(([, each], at) => each[this.#at[at] as number] as number);
    this.#go(keys, place, number);
    const others = this.#saved.others[this.#way().state];
    if (others) this.#go(others);
  }

  /** Choose what has these numbers, but for the control whose place is given. */
  #go(keys: number[], place = -1, number = 0): void {
    const wanted = [...keys];
    let node = this.#saved.tree;
    for (const each of wanted.keys()) {
      const [list, first, moves] = node as Fork;
      const kept = this.#saved.lists[list]?.[1].indexOf(wanted[each] as number) ?? -1;
      const now = each === place ? number : [kept, first][Number(kept < 0)];
      const set = each === place ? moves[number] : undefined;
      for (const [later, key] of set ?? []) wanted[later] = key;
      this.#at[each] = now as number;
      node = next(node, now as number);
    }
  }

  /** Show the state that the controls say, and tell the page of `more`. */
  async #show(more: Op[]): Promise<void> {
    const { states, ops: all, classes } = this.#saved;
    const mine = ++this.#wanted;
    const state = states[this.#way().state] as number[] | string;
    const ops =
      typeof state === "string" ? (await this.#fetch(state)).ops : state.map((each) => all[each] as Op);
    // The user has gone on meanwhile.
    if (mine !== this.#wanted) return;
    if (!this.#shown) this.#say({ t: "snapshot", sseq: 0, ops: [...classes, ...ops] });
    else {
      const patch = [...differences(this.#shown, ops, this.#default), ...more];
      if (patch.length) this.#say({ t: "patch", sseq: ++this.#patches, ops: patch });
    }
    this.#shown = ops;
  }

  /** What a parameter has whose component does not say. */
  readonly #default = (number: number, name: string): Value => {
    const declared = (wanted: number) =>
      this.#saved.classes.find((op) => op[0] === "class" && op[1] === wanted);
    const own = declared(number);
    if (own?.[0] !== "class") return null;
    if (name in own[2]) return own[2][name] ?? null;
    const like = own[3].like === undefined ? undefined : declared(own[3].like);
    return (like?.[0] === "class" && like[2][name]) || null;
  };

  #say(message: object): void {
    // Never while the page is still sending.
    queueMicrotask(() => this.#events?.frame(encode(message)));
  }
}

const next = (node: Choice, at: number): Choice => (node as Fork)[3 + at] as Choice;

type New = Extract<Op, ["new", ...unknown[]]>;
type Default = (number: number, name: string) => Value;

/** What a page that shows one state is told to show another. */
function differences(before: Op[], after: Op[], ofClass: Default): Op[] {
  const known = new Set(before);
  const made = new Map(before.filter(isNew).map((op) => [op[1], op]));
  const kept = new Set(after.filter(isNew).map((op) => op[1]));
  const gone = [...made.keys()].filter((id) => !kept.has(id));
  const ops = after
    .filter((op) => !known.has(op))
    .flatMap((op) => {
      if (!isNew(op)) return before.some((each) => each[0] === op[0] && same(each, op)) ? [] : [op];
      const old = made.get(op[1]);
      return old ? changes(old, op, ofClass) : [op];
    });
  return gone.length ? [...ops, ["del", gone]] : ops;
}

const isNew = (op: Op): op is New => op[0] === "new";

/** What makes a component that is there into what it is in another state. */
function changes([, , , old]: New, [, id, number, props]: New, ofClass: Default): Op[] {
  const value = (of: Props, name: string) => (name in of ? (of[name] as Value) : ofClass(number, name));
  const names = [...new Set([...Object.keys(old), ...Object.keys(props)])];
  const changed = names.filter((name) => !same(value(old, name), value(props, name)));
  return changed.length
    ? [["set", id, Object.fromEntries(changed.map((name) => [name, value(props, name)]))]]
    : [];
}

/** Whether two values are equal for certain: bytes count as equal only if they are the same. */
function same(a: unknown, b: unknown): boolean {
  let bytes = 0;
  const text = (value: unknown) =>
    JSON.stringify(value, (_, each: unknown) => (each instanceof DataView ? `bytes ${++bytes}` : each));
  return a === b || text(a) === text(b);
}

/** The place of the value, of numbers that of the one next to it. */
function nearest(values: Value[], value: Value): number {
  const place = values.findIndex((each) => same(each, value));
  if (place >= 0 || typeof value !== "number") return Math.max(0, place);
  const away = values.map((each) =>
    typeof each === "number" ? Math.abs(each - value) : Number.POSITIVE_INFINITY,
  );
  return away.indexOf(Math.min(...away));
}
