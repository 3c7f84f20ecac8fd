/**
 * All models of the page. Owns: the classes, the models by id, and how a list of ops is applied: checked first,
 * then taken whole, then told – one change event per property, then one pass over the lists of children.
 * Knows nothing of sockets; of elements only that somebody wants to be called when a batch is over.
 */

import { Emitter } from "./emitter.ts";
import { type ModelClass, ModelState, type Outlet } from "./model.ts";
import type { ClassInfo, Op, PageMessage, PageProps, Props, Value } from "./types.ts";

/** The ops cannot be applied to what is here; the server has to send everything again. */
export class Mismatch extends Error {}

/** Ops that name one component as their target. */
const ADDRESSED = new Set<string>(["set", "splice", "msg"]);

/** What one batch of ops has done, kept until all of it is applied. */
interface Batch {
  changed: Map<ModelState, Set<string>>;
  ended: ModelState[];
  messages: [target: string, content: Value][];
  page: Partial<PageProps> | null;
}

export class Store {
  readonly models = new Map<string, ModelState>();
  /** By their numbers in this page. */
  readonly classes = new Map<number, ModelClass>();
  /** Fires `page` (properties), `message` (page-level content) and `settled` (a batch is in the page). */
  readonly events = new Emitter();
  readonly #outlet: Outlet;
  readonly #after = new Set<() => void>();
  #applying = false;

  constructor(outlet: Outlet) {
    this.#outlet = outlet;
  }

  /** Run `task` once when the batch that is being applied is over, or at once when there is none. */
  afterBatch(task: () => void): void {
    if (this.#applying) this.#after.add(task);
    else task();
  }

  /** Apply a patch, all of it or nothing. */
  patch(ops: Op[]): void {
    this.#check(ops, this.models.keys(), this.classes.keys());
    this.#run(ops, new Map());
  }

  /** Take a snapshot: models that are in it with the same id and type live on, and so do their elements. */
  snapshot(ops: Op[]): void {
    this.#check(ops, [], []);
    const old = new Map(this.models);
    this.models.clear();
    this.classes.clear();
    this.#run(ops, old);
  }

  /** All of it ends. */
  end(): void {
    for (const model of this.models.values()) model.end();
    this.models.clear();
  }

  #check(ops: Op[], models: Iterable<string>, known: Iterable<number>): void {
    const classes = new Set(known);
    const here = new Set(models).add("page");
    for (const op of ops) {
      if (op[0] === "class") classes.add(op[1]);
      else if (op[0] === "new") here.add(op[1]);
      const misses =
        op[0] === "new" ? !classes.has(op[2]) : ADDRESSED.has(op[0]) && !here.has(op[1] as string);
      if (misses) throw new Mismatch(`${op[0]} ${op[1]}: the page has no such component or class`);
    }
  }

  #run(ops: Op[], old: Map<string, ModelState>): void {
    const batch: Batch = { changed: new Map(), ended: [], messages: [], page: null };
    this.#applying = true;
    try {
      for (const op of ops) this.#apply(op, batch, old);
      batch.ended.push(...old.values());
      this.#tell(batch);
    } finally {
      this.#applying = false;
      this.#after.clear();
    }
    for (const model of batch.ended) model.end();
    for (const [target, content] of batch.messages) this.#deliver(target, content);
    this.events.emit("settled");
  }

  #apply(op: Op, batch: Batch, old: Map<string, ModelState>): void {
    switch (op[0]) {
      case "class":
        this.#declare(op[1], op[2], op[3]);
        break;
      case "new":
        this.#create(op[1], op[2], op[3], batch, old);
        break;
      case "set":
        this.#changed(batch, op[1], this.models.get(op[1])?.patch(op[2]) ?? []);
        break;
      case "splice":
        this.#splice(batch, op[1], op[2], op[3], op[4], op[5]);
        break;
      case "del":
        for (const id of op[1]) this.#remove(id, batch);
        break;
      case "msg":
        batch.messages.push([op[1], op[2]]);
        break;
      case "page":
        batch.page = { ...batch.page, ...op[1] };
    }
  }

  #splice(batch: Batch, id: string, name: string, start: number, count: number, items: Value[]): void {
    const model = this.models.get(id);
    const list = [...((model?.get(name) ?? []) as Value[])];
    list.splice(start, count, ...items);
    this.#changed(batch, id, model?.patch({ [name]: list }) ?? []);
  }

  #declare(number: number, defaults: Props, info: ClassInfo): void {
    const common = info.like === undefined ? null : this.classes.get(info.like)?.defaults;
    this.classes.set(number, { defaults: { ...common, ...defaults }, info });
  }

  #create(id: string, number: number, props: Props, batch: Batch, old: Map<string, ModelState>): void {
    const cls = this.classes.get(number) as ModelClass;
    const kept = old.get(id);
    if (kept && sameFace(kept.cls.info, cls.info)) {
      old.delete(id);
      this.models.set(id, kept);
      const names = kept.replace(cls, props);
      // The same ids may stand for other models now.
      this.#changed(batch, id, names.concat(cls.info.held ?? []));
    } else this.models.set(id, new ModelState(id, cls, props, this.#outlet));
  }

  #remove(id: string, batch: Batch): void {
    const model = this.models.get(id);
    if (!model) return;
    this.models.delete(id);
    batch.ended.push(model);
  }

  #changed(batch: Batch, id: string, names: string[]): void {
    const model = this.models.get(id);
    if (!model || !names.length) return;
    const all = batch.changed.get(model) ?? new Set();
    for (const name of names) all.add(name);
    batch.changed.set(model, all);
  }

  #tell(batch: Batch): void {
    for (const [model, names] of batch.changed) for (const name of names) model.fire(name);
    if (batch.page) this.events.emit("page", batch.page);
    // A task may ask for another one (a list that is mounted by a list): the set grows while it is walked.
    for (const task of this.#after) {
      this.#after.delete(task);
      task();
    }
  }

  #deliver(target: string, content: Value): void {
    if (target === "page") this.events.emit("message", content as unknown as PageMessage);
    else this.models.get(target)?.message(content);
  }
}

/** Is one drawn as the other? A module that has been changed is another one. */
function sameFace(a: ClassInfo, b: ClassInfo): boolean {
  return a.name === b.name && a.module === b.module && `${a.styles}` === `${b.styles}`;
}
