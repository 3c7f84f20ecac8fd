/**
 * The page's Python, as the page sees it. Owns: that there is one, that it answers, its end, and which of its views is
 * at which place. What is said between them is in `python_messages.ts`.
 */

import { type CommModel, join } from "./comm.ts";
import type { AppGiven, FromPython, Given, Progress, ToPython } from "./python_messages.ts";

/** `busy`: it has not answered for 2 s, for it is at work in a loop that never waits. */
export type State = "idle" | "starting" | "ready" | "busy" | "stopped" | "failed";

/** How Python is begun. */
export interface Options {
  given: Given;
  /** Where the folder with its files is, also relative to the document. */
  base: string;
  /** Tracebacks and reports reach the page. */
  dev?: boolean;
  progress?(progress: Progress): void;
  /** What is printed outside of cells. */
  printed?(text: string, stream: "stdout" | "stderr"): void;
}

/** What became of a cell. */
export interface Outcome {
  shown: boolean;
  error: { title: string; message: string } | null;
}

type Listener = (...args: never[]) => void;
type Content = { t: string; root: string; text: string; stream: "stdout" | "stderr" } & Outcome;

const LOOK_EACH = 1_000;
const BUSY_AFTER = 2_000;

/** One channel to a Python, which ends with it. */
interface Channel {
  post(message: ToPython, transfer?: Transferable[]): void;
  end(): void;
}

/** What a view of a Python speaks through; see `comm.ts`. */
export class Root implements CommModel {
  comm_live = true;
  readonly #python: Python;
  readonly #name: string;
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor(python: Python, name: string) {
    this.#python = python;
    this.#name = name;
  }

  send(content: object, _?: unknown, buffers: ArrayBuffer[] = []): void {
    this.#python.say({ ...content, root: this.#name }, buffers);
  }

  on(name: string, listener: Listener): void {
    const all = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, all.add(listener));
  }

  off(name: string, listener: Listener): void {
    this.#listeners.get(name)?.delete(listener);
  }

  tell(name: string, ...args: unknown[]): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(...(args as never[]));
  }
}

export class Python {
  readonly given: Given;
  readonly dev: boolean;
  onstate: (state: State, text: string) => void = () => undefined;
  readonly #options: Options;
  readonly #app: AppGiven | null;
  #state: State = "idle";
  #channel: Channel | undefined;
  #started: Promise<void> | undefined;
  #settle: { done(): void; fail(error: Error): void } | undefined;
  readonly #roots = new Map<
    string,
    { root: Root; end: AbortController; begun(): void; ran(it: Outcome): void }
  >();
  #look: ReturnType<typeof setInterval> | undefined;
  #asked = 0;

  constructor(options: Options, app: AppGiven | null) {
    this.given = options.given;
    this.dev = options.dev ?? false;
    this.#options = options;
    this.#app = app;
  }

  get state(): State {
    return this.#state;
  }

  /** Start it, if it has not been; rejects with what can be shown to the user. */
  start(): Promise<void> {
    this.#started ??= new Promise((done, fail) => {
      this.#settle = { done, fail };
      this.#set("starting", "");
      this.#open().then(
        (channel) => {
          if (this.#state !== "starting") return channel.end();
          this.#channel = channel;
          const base = new URL(this.#options.base, document.baseURI).href;
          const url = (location.pathname + location.search + location.hash).slice(0, 2e3);
          const { given, dev } = this;
          channel.post({ t: "start", base, given, dev, app: this.#app, url, origin: location.origin });
        },
        (error) => this.#fail(error.message),
      );
    });
    return this.#started;
  }

  /** End it. What it has drawn stays and is dead; a next start begins anew. */
  stop(text = ""): void {
    if (this.#state === "idle") return;
    this.#end("stopped", text);
  }

  /** The place of a view: it hears what Python says, until that ends. */
  root(name: string, begun: () => void, ran: (outcome: Outcome) => void): Root {
    const root = new Root(this, name);
    const end = new AbortController();
    this.#roots.get(name)?.end.abort();
    this.#roots.set(name, { root, end, begun, ran });
    join(root, end.signal);
    return root;
  }

  say(content: object, buffers: ArrayBuffer[]): void {
    this.#channel?.post({ t: "say", text: JSON.stringify(content), buffers });
  }

  async #open(): Promise<Channel> {
    const url = new URL(this.given.worker, new URL(this.#options.base, document.baseURI)).href;
    const hear = ({ data }: MessageEvent<FromPython>) => this.#hear(data);
    if (this.given.thread === "main") {
      const { serve } = await import(url);
      const { port1, port2 } = new MessageChannel();
      serve(port2);
      port1.onmessage = hear;
      return {
        post: (message, transfer) => port1.postMessage(message, transfer ?? []),
        end: () => port1.close(),
      };
    }
    const worker = new Worker(url, { type: "module" });
    worker.onmessage = hear;
    worker.onerror = (event) => {
      event.preventDefault();
      void refusal(url, event.message).then((text) => this.#fail(text));
    };
    return {
      post: (message, transfer) => worker.postMessage(message, transfer ?? []),
      end: () => worker.terminate(),
    };
  }

  #hear(data: FromPython): void {
    switch (data.t) {
      case "step":
        return this.#options.progress?.(data);
      case "ready":
        this.#set("ready", "");
        this.#look = setInterval(() => this.#ping(), LOOK_EACH);
        return this.#settle?.done();
      case "pong":
        this.#asked = 0;
        if (this.#state === "busy") this.#set("ready", "");
        return undefined;
      case "failed":
      case "died":
        return this.#fail(data.text);
      case "say":
        return this.#take(JSON.parse(data.text), data.buffers);
    }
  }

  #take(content: Content, buffers: ArrayBuffer[]): void {
    if (content.t === "printed") this.#options.printed?.(content.text, content.stream);
    else if (content.t === "begun") this.#roots.get(content.root)?.begun();
    else if (content.t === "ran")
      this.#roots.get(content.root)?.ran({ shown: content.shown, error: content.error });
    else {
      const [first] = this.#roots.values();
      first?.root.tell(
        "msg:custom",
        content,
        buffers.map((each) => new DataView(each)),
      );
    }
  }

  /** Whether it answers. */
  #ping(): void {
    if (document.hidden) return;
    if (!this.#asked) {
      this.#asked = performance.now();
      this.#channel?.post({ t: "ping" });
    } else if (this.#state === "ready" && performance.now() - this.#asked > BUSY_AFTER) this.#set("busy", "");
  }

  #fail(text: string): void {
    this.#settle?.fail(new Error(text));
    this.#end("failed", text);
  }

  #end(state: State, text: string): void {
    clearInterval(this.#look);
    this.#asked = 0;
    this.#channel?.end();
    this.#channel = undefined;
    this.#settle?.fail(new Error(text || "Python was stopped."));
    this.#started?.catch(() => undefined);
    this.#started = this.#settle = undefined;
    const roots = [...this.#roots.values()];
    this.#roots.clear();
    this.#set(state, text);
    for (const { root, ran } of roots) {
      root.comm_live = false;
      root.tell("comm_live_update");
      ran({ shown: true, error: { title: "Stopped", message: text || "Python was stopped." } });
    }
  }

  #set(state: State, text: string): void {
    this.#state = state;
    this.onstate(state, text);
  }
}

/** Why a worker's script is not run; browsers do not say. */
async function refusal(url: string, message: string | undefined): Promise<string> {
  if (message) return message;
  const answer = await fetch(url).catch(() => null);
  if (!answer) return `${url} cannot be reached.`;
  const kind = answer.headers.get("content-type") ?? "no content type";
  if (!answer.ok) return `${url} answered ${answer.status}.`;
  if (answer.redirected) return `${url} is answered by ${answer.url}, maybe a page to log in at.`;
  if (!kind.includes("javascript"))
    return `${url} came as ${kind}, and browsers run scripts only as JavaScript.`;
  return "This browser does not run Python in a worker here.";
}
