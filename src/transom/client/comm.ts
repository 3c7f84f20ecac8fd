/**
 * Frames and files over comms: what goes between a notebook's document and its kernel. Owns: which links there are,
 * how much of what has come is acknowledged, and that a file is asked for of a kernel that is there. A message reaches
 * every document in which the notebook is open, so all of it is addressed.
 */

import type { Frame } from "./codec.ts";
import type { Transport, TransportEvents } from "./transport.ts";

/** A widget's model as anywidget gives it, as far as it is needed. */
export interface CommModel {
  readonly comm_live?: boolean;
  send(content: object, callbacks?: unknown, buffers?: ArrayBuffer[]): void;
  on(name: string, listener: (...args: never[]) => void): void;
  off(name: string, listener: (...args: never[]) => void): void;
}

/** What the kernel sends. A frame that is no text is the next of the message's buffers. */
type Content =
  | { t: "frames"; frames: [to: string, number: number, text: string | null][] }
  | { t: "end"; to: string; code: number }
  | { t: "waits"; to: string; on: boolean }
  | { t: "asset"; name: string; type?: string; error?: string };

/** A file of the kernel's. */
export interface File {
  bytes: DataView<ArrayBuffer>;
  type: string;
}

/** So much may come before it is acknowledged; the kernel stops at four times that. */
const ACKNOWLEDGED = 1 << 20;
/** The kernel has ended or started again. */
export const KERNEL_GONE = 4412;

/** A part of the address of all links of this document. */
const here = crypto.getRandomValues(new Uint32Array(2)).join("-");
let serial = 0;
const links = new Map<string, Link>();

/** One way to a session; it ends with the comm, and with the document. */
export class Link implements Transport {
  readonly id = `${here}-${++serial}`;
  readonly buffered = 0;
  /** A cell may keep the kernel from answering for as long as it likes. */
  readonly silence = 2 ** 31 - 1;
  readonly #model: CommModel;
  readonly #waits: (on: boolean) => void;
  readonly #lease: number;
  #events: TransportEvents | null = null;
  #taken = 0;
  #unsaid = 0;
  #present: ReturnType<typeof setInterval> | undefined;

  /** A view of which nothing is heard for `lease` milliseconds is taken to be gone. */
  constructor(model: CommModel, waits: (on: boolean) => void, lease: number) {
    this.#model = model;
    this.#waits = waits;
    this.#lease = lease;
  }

  start(events: TransportEvents): void {
    this.#events = events;
    links.set(this.id, this);
    this.#present = setInterval(() => this.#say({ t: "here", number: this.#taken }), this.#lease / 3);
    queueMicrotask(() => this.#events?.open());
  }

  send(frame: Frame): void {
    if (typeof frame === "string") this.#say({ t: "frame", text: frame });
    else this.#model.send({ t: "frame", from: this.id }, undefined, [frame]);
  }

  close(): void {
    if (this.#events) this.#say({ t: "gone" });
    this.#end();
  }

  /** It is over, by the other side's will or because there is none. */
  cut(code: number): void {
    const events = this.#events;
    this.#end();
    events?.close(code, "");
  }

  waits(on: boolean): void {
    this.#waits(on);
  }

  isOf(model: CommModel): boolean {
    return this.#model === model;
  }

  /** A frame has come; one that was lost on its way is asked for by connecting again. */
  take(number: number, frame: Frame): void {
    if (number !== this.#taken + 1) {
      this.#say({ t: "gone" });
      return this.cut(1006);
    }
    this.#taken = number;
    this.#events?.frame(frame);
    this.#unsaid += typeof frame === "string" ? frame.length : frame.byteLength;
    if (this.#unsaid < ACKNOWLEDGED) return;
    this.#unsaid = 0;
    this.#say({ t: "got", number });
  }

  #say(content: object): void {
    this.#model.send({ ...content, from: this.id });
  }

  #end(): void {
    this.#events = null;
    this.#waits(false);
    links.delete(this.id);
    clearInterval(this.#present);
  }
}

// --------------------------------------------------------------------------------------------- messages

const models = new Set<CommModel>();
/** Files that have been asked for and have not come: of whom, and who waits. */
const wanted = new Map<
  string,
  { asked: CommModel; resolve: (file: File) => void; reject: (error: Error) => void }
>();
const known = new Map<string, Promise<File>>();

/** Listen to a model for as long as it lives; `gone` is called when its kernel is no more. */
export function join(model: CommModel, signal: AbortSignal): void {
  const heard = (content: Content, buffers: DataView<ArrayBuffer>[]) => take(content, [...buffers]);
  const live = () => {
    if (model.comm_live === true) return;
    for (const link of [...links.values()]) if (link.isOf(model)) link.cut(KERNEL_GONE);
    leave(model);
  };
  models.add(model);
  model.on("msg:custom", heard);
  model.on("comm_live_update", live);
  signal.addEventListener("abort", () => {
    model.off("msg:custom", heard);
    model.off("comm_live_update", live);
    leave(model);
  });
}

/** What was asked of a model that answers no more is asked of another one. */
function leave(model: CommModel): void {
  models.delete(model);
  for (const [name, { asked, reject }] of wanted) {
    if (asked !== model) continue;
    if (models.size) ask(name);
    else reject(new Error(`${name} cannot be fetched: there is no kernel to ask.`));
  }
}

function take(content: Content, buffers: DataView<ArrayBuffer>[]): void {
  switch (content.t) {
    case "frames":
      for (const [to, number, text] of content.frames) {
        const frame = text ?? bytesOf(buffers.shift() as DataView<ArrayBuffer>);
        links.get(to)?.take(number, frame);
      }
      break;
    case "end":
      links.get(content.to)?.cut(content.code);
      break;
    case "waits":
      links.get(content.to)?.waits(content.on);
      break;
    case "asset":
      arrive(content, buffers[0]);
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: DataView<ArrayBuffer>): ArrayBuffer {
  return buffer.slice(byteOffset, byteOffset + byteLength);
}

// --------------------------------------------------------------------------------------------- files

/** A file by its name in the build, or by its address as seen from there; asked for once. */
export function fetchFile(name: string): Promise<File> {
  const there = known.get(name);
  if (there) return there;
  const file = new Promise<File>((resolve, reject) => {
    const [asked] = models;
    if (!asked) return reject(new Error(`${name} cannot be fetched: there is no kernel to ask.`));
    wanted.set(name, { asked, resolve, reject });
    ask(name);
  });
  known.set(name, file);
  file.catch(() => known.delete(name));
  return file;
}

function ask(name: string): void {
  const [asked] = models;
  const entry = wanted.get(name);
  if (!asked || !entry) return;
  entry.asked = asked;
  asked.send({ t: "want", name });
}

function arrive({ name, type, error }: Content & { t: "asset" }, bytes: File["bytes"] | undefined): void {
  const entry = wanted.get(name);
  wanted.delete(name);
  if (bytes) entry?.resolve({ bytes, type: type ?? "" });
  else entry?.reject(new Error(error ?? `${name} is not there.`));
}

/** The document is being left. */
export function leaveAll(): void {
  for (const link of [...links.values()]) link.close();
}
