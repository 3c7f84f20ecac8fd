/**
 * Pages whose Python runs in the browser. Owns: nothing but the wiring, and where the files are. A converted page names
 * its app in a block of data and is shown at once; a page of documentation calls `begin`.
 */

import { assets } from "./assets.ts";
import { fetchFile, Link, leaveAll } from "./comm.ts";
import { embed, settle, wear } from "./embedded.ts";
import { ownDocument, preferredTheme } from "./own_document.ts";
import { Printed } from "./printed.ts";
import { type Options, type Outcome, Python, type State } from "./python.ts";
import type { AppGiven, Given } from "./python_messages.ts";
import type { Handle } from "./start.ts";
import { start } from "./start.ts";
import { Starting } from "./starting.ts";

/** File name of the style sheet in documents of others'; put in by the build. */
declare const TRANSOM_EMBEDDED_STYLE: string;

const APP = "app";
/** Milliseconds; a Python is there for as long as its page is. */
const LEASE = 2 ** 31 - 1;
const made = new Map<string, Promise<string>>();

/** A file of the build lies beside this one; what has a folder is Python's to give. */
function address(name: string): string | Promise<string> {
  if (/^[a-z][a-z\d+.-]*:/i.test(name)) return name;
  if (!name.includes("/")) return new URL(name, import.meta.url).href;
  let found = made.get(name);
  if (!found) {
    found = fetchFile(name).then(({ bytes, type }) => URL.createObjectURL(new Blob([bytes], { type })));
    made.set(name, found);
    found.catch(() => made.delete(name));
  }
  return found;
}

const module = async (name: string, end: string) => import((await address(name)) + end);
addEventListener("pagehide", leaveAll);

// ------------------------------------------------------------------------------ pages of documentation

const WORDS = { over: { text: "Python has ended. Run it again." } };
let settled = false;

/** The Python of a page, for cells. */
export class Live {
  readonly #python: Python;
  readonly #shown = new Map<HTMLElement, { name: string; end(): void }>();
  #count = 0;

  constructor(options: Options) {
    if (!settled) {
      const style = async (name: string) => (await fetch(new URL(name, import.meta.url))).text();
      settle({ url: address, module, style });
      settled = true;
    }
    this.#python = new Python(options, null);
  }

  get state(): State {
    return this.#python.state;
  }

  set onstate(listener: (state: State, text: string) => void) {
    this.#python.onstate = listener;
  }

  /** Let Python start now, and not with the first run. */
  start(): Promise<void> {
    return this.#python.start();
  }

  /** End it. What it has drawn stays and is dead; the next run begins anew. */
  stop(): void {
    this.#python.stop();
  }

  /** Run code and show in `el` what comes of it. */
  async run(source: string, { el, name }: { el: HTMLElement; name?: string }): Promise<Outcome> {
    this.#shown.get(el)?.end();
    this.#shown.delete(el);
    await Promise.all([this.#python.start(), wear(TRANSOM_EMBEDDED_STYLE)]);
    const root = `cell-${++this.#count}`;
    return new Promise((ran) => {
      const place = this.#python.root(root, () => this.#show(place, el, root), ran);
      place.send({ t: "run", source, name: name ?? `example ${this.#count}` });
    });
  }

  #show(place: ReturnType<Python["root"]>, el: HTMLElement, name: string): void {
    const stage = embed(el, WORDS);
    const runtime = start({
      stage,
      connect: () => new Link(place, stage.waits, LEASE),
      hello: hello(this.#python),
    });
    const end = () => {
      runtime.close();
      stage.end();
    };
    this.#shown.set(el, { name, end });
  }
}

export function begin(options: Options): Live {
  return new Live(options);
}

function hello({ given }: Python) {
  return () => ({
    build: given.build,
    tab: "",
    url: (location.pathname + location.search + location.hash).slice(0, 2e3),
    theme: preferredTheme(),
  });
}

// ------------------------------------------------------------------------------ converted pages

const data = document.getElementById("transom-app")?.textContent;
if (data) page(JSON.parse(data));

function page({ given, app, base, dev }: { given: Given; app: AppGiven; base: string; dev: boolean }): void {
  Object.assign(assets, { url: address, module });
  Object.assign(window, { __transom: {} }); // of a page whose session outlives it; this one's does not
  const stage = ownDocument();
  const starting = new Starting(stage, () => python.stop());
  const printed = new Printed(stage);
  let runtime: Handle | undefined;
  const python: Python = new Python(
    {
      given,
      base,
      dev,
      progress: (progress) => starting.progress(progress),
      printed: (text, stream) => printed.add(text, stream),
    },
    app,
  );
  python.onstate = (state, text) => starting.state(state, text);
  const root = python.root(
    APP,
    () => {
      runtime = start({
        stage: { ...stage, state: () => python.state !== "ready", act: () => true },
        connect: () => new Link(root, () => undefined, LEASE),
        hello: hello(python),
      });
    },
    () => undefined,
  );
  addEventListener("pagehide", () => runtime?.hide());
  addEventListener("pageshow", ({ persisted }) => persisted && runtime?.wake());
  void python.start().catch(() => undefined); // it is said where the page would stand
}
