/**
 * Links: what happens in the page after a change, without a round trip.
 *
 * Owns: when a link acts, that two that follow one another come to rest, and what the code of authors is given. It
 * needs models and the addresses of modules, and nothing of the server.
 * @chunk links
 */

import { assets } from "../client/assets.ts";
import { stateOf } from "../client/host.ts";
import type { Host, Model, Module } from "../client/types.ts";
import type { LinkParams, LinksParams } from "./_typed/link.ts";

type Code = (scope: Record<string, unknown>) => unknown;

/** What is read and written by name: a component, or a model of Bokeh's. */
interface End {
  read(name: string): unknown;
  write(name: string, value: unknown): void;
  /** As the code of authors sees it. */
  seen: unknown;
}

/** So many changes may follow from one another. */
const DEEPEST = 20;
let depth = 0;

/** A choice is the text of what is chosen, and a list of them where there may be several. */
const CHOSEN = /^value(_throttled)?$/;

function labelsOf(model: Model, name: string): unknown[] | null {
  const labels = CHOSEN.test(name) && model.get("labels");
  return Array.isArray(labels) ? labels : null;
}

function component(model: Model): End {
  const isOne = () => model.get("disabled_options") !== null;
  const read = (name: string): unknown => {
    const labels = labelsOf(model, name);
    if (!labels) return model.get(name);
    const [list, ...places] = (model.get(name) as number[] | null) ?? [];
    const texts = list === labels[0] ? places.map((place) => labels[place + 1]) : [];
    return isOne() ? (texts[0] ?? null) : texts;
  };
  const write = (name: string, value: unknown) => {
    const labels = labelsOf(model, name);
    const texts = [value].flat().map(String);
    const places = labels && texts.map((text) => labels.indexOf(text, 1) - 1).filter((place) => place >= 0);
    if (places?.length === 0 && isOne()) return; // there is no such option here
    // A field for text shows what is being typed.
    if (name === "value" && typeof model.get("value_input") === "string") model.set("value_input", value);
    model.set(name, places ? [labels?.[0], ...places] : value);
    model.save_changes();
  };
  const own: Record<string, unknown> = { get: read, set: write };
  const seen = new Proxy(model as unknown as Record<string, unknown>, {
    get: (target, name: string) => own[name] ?? (name in target ? target[name] : read(name)),
    set: (_, name: string, value) => {
      write(name, value);
      return true;
    },
  });
  return { read, write, seen };
}

/** One of BokehJS's own, by a path of properties such as `x_range.start`. */
function bokeh(model: object): End {
  const at = (path: string): [Record<string, unknown>, string] => {
    const names = path.split(".");
    const last = names.pop() ?? "";
    return [names.reduce((each, name) => each[name] as never, model as Record<string, unknown>), last];
  };
  return {
    read(path) {
      const [owner, name] = at(path);
      return owner[name];
    },
    write(path, value) {
      const [owner, name] = at(path);
      owner[name] = value;
    },
    seen: model,
  };
}

interface Documents {
  Bokeh?: { documents: { get_model_by_id(id: string): object | null }[] };
}

function bokehModel(id: string): object | null {
  const { documents = [] } = (window as unknown as Documents).Bokeh ?? {};
  for (const each of documents) {
    const found = each.get_model_by_id(id);
    if (found) return found;
  }
  return null;
}

/** The code of a link, which its server may have to hand out anew. */
async function codeOf(link: Model<LinkParams>): Promise<Code | null> {
  const address = link.get("module");
  if (link.get("to")) return null;
  if (!address) throw new Error("No address for its code: this host hands out no modules.");
  const load = async (from: string) => ((await import(await assets.url(from))) as { default: Code }).default;
  return load(address).catch(async (error) => {
    const again = await stateOf.get(link)?.fetch();
    if (!again) throw error;
    return load(`${again}#again`);
  });
}

class Running {
  readonly #host: Host;
  readonly #link: Model<LinkParams>;
  readonly #covers = new Map<string, Model>();
  readonly #models = new Map<string, End>();
  #code: Code | null = null;
  #busy = false;
  #stops: (() => void)[] = [];
  clicked: string | null = null;

  constructor(host: Host, link: Model<LinkParams>) {
    this.#host = host;
    this.#link = link;
  }

  async begin(): Promise<void> {
    const link = this.#link;
    const source = await this.#model("source", link.get("source"));
    for (const [name, [kind, id]] of Object.entries(link.get("args")))
      if (kind === "model") await this.#model(name, id as string | null);
    this.#code = await codeOf(link);
    const on = link.get("on");
    if (on === "click") this.clicked = link.get("source");
    else this.#hear(source, on, () => this.act());
    if (link.get("both"))
      this.#hear(this.#covers.get("target"), link.get("to"), () => this.#copy("target", "source"));
  }

  async #model(name: string, id: string | null): Promise<Model | undefined> {
    if (id === null) return undefined;
    const model = (await this.#host.getModel(id)) as unknown as Model;
    this.#covers.set(name, model);
    this.#models.set(name, component(model));
    return model;
  }

  end(): void {
    for (const stop of this.#stops) stop();
  }

  /** The source has changed, or was clicked. */
  act(event: unknown = {}): void {
    if (this.#code) this.#guarded(() => this.#run(this.#code as Code, event));
    else this.#copy("source", "target");
  }

  #hear(model: Model | undefined, name: string, act: () => void): void {
    if (!model) return;
    model.on(`change:${name}`, act);
    this.#stops.push(() => model.off(`change:${name}`, act));
  }

  #end(name: string): End | null {
    const [kind, id] = this.#link.get("args")[name] ?? [];
    if (kind !== "bokeh") return this.#models.get(name) ?? null;
    const model = bokehModel(id as string);
    return model && bokeh(model);
  }

  #copy(from: "source" | "target", to: "source" | "target"): void {
    const names = { source: this.#link.get("on"), target: this.#link.get("to") };
    this.#guarded(() => this.#end(to)?.write(names[to], this.#put(this.#end(from)?.read(names[from]), to)));
  }

  /** A value as the other end has it, where the texts of a choice stand for others. */
  #put(value: unknown, to: string): unknown {
    const values = this.#link.get("values");
    if (to === "target") return Object.hasOwn(values, value as string) ? values[value as string] : value;
    return Object.keys(values).find((text) => values[text] === value) ?? value;
  }

  #run(code: Code, event: unknown): void {
    const source = this.#end("source")?.seen;
    const scope: Record<string, unknown> = { source, cb_obj: source, cb_data: event };
    for (const [name, [kind, value]] of Object.entries(this.#link.get("args")))
      scope[name] = kind === "value" ? value : (this.#end(name)?.seen ?? null);
    Promise.resolve(code(scope)).catch((error) => console.error("Transom: the code of a link failed", error));
  }

  /** What it sets off itself sets it off no second time. */
  #guarded(act: () => void): void {
    if (this.#busy) return;
    if (depth >= DEEPEST) return console.error("Transom: links set off one another without end");
    this.#busy = true;
    depth++;
    try {
      act();
    } finally {
      depth--;
      this.#busy = false;
    }
  }
}

/** The component of this page that was clicked, by its id. */
function clickedIn(event: Event, root: Node): string | null {
  const target = event.target as Element;
  if (!root.contains(target) || !target.closest("button, [role=menuitem], a")) return null;
  return target.closest<HTMLElement>("[data-tr-id]")?.dataset.trId ?? null;
}

export default {
  render({ model, el, host, signal }) {
    el.hidden = true;
    const running = new Map<string, Running>();
    let last: Promise<unknown> = Promise.resolve();
    const add = async (id: string) => {
      const link = (await host.getModel(id)) as unknown as Model<LinkParams>;
      const made = new Running(host, link);
      if (!model.get("links").includes(id) || running.has(id)) return;
      running.set(id, made);
      await made.begin();
      el.dataset.acting = String(running.size);
    };
    const follow = () => {
      const ids = model.get("links");
      for (const [id, each] of running)
        if (!ids.includes(id)) {
          each.end();
          running.delete(id);
        }
      // One after the other, so that they act in the order in which they were made.
      for (const id of ids.filter((each) => !running.has(each)))
        last = last
          .then(() => add(id))
          .catch((error) => console.error("Transom: a link cannot be followed", error));
    };
    const click = (event: Event) => {
      const id = clickedIn(event, host.layer) ?? clickedIn(event, el.parentElement as Element);
      if (id) for (const each of running.values()) if (each.clicked === id) each.act(event);
    };
    el.ownerDocument.addEventListener("click", click, { signal });
    model.on("change:links", follow);
    follow();
  },
} satisfies Module<LinksParams>;
