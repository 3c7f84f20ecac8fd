/**
 * BokehDocument: the page's half of the session's Bokeh document. Owns: BokehJS's document, which of its roots
 * is drawn where, and the changes that are on their way to the server. It has no looks; panes ask for it.
 * @chunk bokeh
 */

import { stateOf } from "../client/host.ts";
import type { ModelState } from "../client/model.ts";
import type { Model, Module, Value } from "../client/types.ts";
import type { BokehDocumentParams } from "./_bokeh/_typed/component.ts";
import {
  type BokehDoc,
  type BokehEvent,
  type BokehJS,
  type BokehModel,
  type BokehView,
  loadBokeh,
  type ViewManager,
} from "./bokeh_js.ts";
import { dress, heed, undress } from "./bokeh_look.ts";
import { incoming, incomingEvent, outgoing } from "./bokeh_wire.ts";

/** What a patch carries: the number of this one, and changes or a whole document. */
type Content = { n: number; events: Value[] } | { n: number; doc: Value };

/** A place where a root is drawn. */
export interface Seat {
  readonly el: HTMLElement;
  /** Put the layout of the pane on the model, before it is drawn. */
  fit(model: BokehModel): void;
  /** It has been drawn. */
  drawn(model: BokehModel): void;
  root: string | null;
  /** Whether it has the page's colours. */
  themed: boolean;
}

const SENT = new Set([
  "ModelChanged",
  "ColumnDataChanged",
  "ColumnsStreamed",
  "ColumnsPatched",
  "MessageSent",
]);
const documents = new WeakMap<ModelState, PageDocument>();

/** The document of this model; it is there once `host.getModel` has resolved. */
export function documentOf(model: object): PageDocument | null {
  return documents.get(stateOf.get(model) as ModelState) ?? null;
}

interface Place {
  model: BokehModel;
  themed: boolean;
  view: BokehView | null;
}

export class PageDocument {
  readonly #model: Model<BokehDocumentParams>;
  readonly #seats = new Map<Seat, Place>();
  readonly #changed = (event: BokehEvent) => this.#note(event);
  #bokeh: BokehJS | null = null;
  #doc: BokehDoc | null = null;
  #work: Promise<unknown> = Promise.resolve();
  #seen = 0;
  #pending: BokehEvent[] = [];
  /** Where it is drawn, in whose colours. */
  #around: Element | null = null;
  #frame = 0;
  #gone = false;

  constructor(model: Model<BokehDocumentParams>, signal: AbortSignal) {
    this.#model = model;
    // One patch after the other, also while the first still waits for BokehJS.
    model.on("msg:custom", (content: Content) => this.#then(() => this.#take(content)));
    this.#then(() => loadBokeh(model.get("scripts")));
    signal.addEventListener("abort", () => this.#end());
  }

  /** Draw a root in `seat` as soon as it is there; again when `seat.root` has changed. */
  sit(seat: Seat): void {
    this.#then(() => {
      this.#around ??= seat.el;
      this.dress();
      return this.#draw(seat);
    });
  }

  leave(seat: Seat): void {
    seat.root = null;
    this.#clear(seat);
    this.#seats.delete(seat);
  }

  #waiting = new Set<Seat>();

  #then(work: () => unknown): void {
    this.#work = this.#work.then(work).catch((error) => {
      console.error("Transom: a Bokeh document could not be brought up to date", error);
    });
  }

  // ----------------------------------------------------------------------------------------- from the server

  async #take(content: Content): Promise<void> {
    this.#bokeh = await loadBokeh(this.#model.get("scripts"));
    if (this.#gone) return;
    // What the user did before saw none of this.
    this.#flush();
    this.#seen = content.n;
    if ("doc" in content) await this.#replace(content.doc);
    else this.#apply(content.events);
    for (const seat of [...this.#waiting]) await this.#draw(seat);
  }

  async #replace(json: Value): Promise<void> {
    const bokeh = this.#bokeh as BokehJS;
    const old = this.#doc;
    this.#pending = [];
    const doc = bokeh.require("document").Document.from_json(incoming(json) as object);
    const Views = bokeh.index.constructor as new (roots: BokehView[], index: ViewManager) => ViewManager;
    doc.views_manager = new Views([], bokeh.index);
    this.#doc = doc;
    this.dress();
    doc.on_change(this.#changed, true);
    for (const seat of this.#seats.keys()) await this.#draw(seat);
    if (old) this.#dispose(old);
  }

  #apply(list: Value[]): void {
    const doc = this.#doc;
    if (!doc || !list.length) return;
    const events = list.map(incomingEvent);
    heed(doc, events);
    doc.apply_json_patch({ events });
    if (events.some((event) => (event as BokehEvent).kind === "RootRemoved")) doc._recompute_all_models?.();
    // Only these bring models that have never been dressed.
    if (events.some((event) => /^(ModelChanged|Root)/.test((event as BokehEvent).kind))) this.dress();
  }

  /** Colours as they are now around what is drawn. */
  dress(): void {
    const doc = this.#doc;
    if (!doc || !this.#around) return;
    const plain = [...this.#seats.keys(), ...this.#waiting].filter((seat) => !seat.themed && seat.root);
    dress(
      this.#around,
      doc,
      plain.map(({ root }) => doc.get_model_by_id(root as string)).filter((root) => root !== null),
    );
  }

  // ------------------------------------------------------------------------------------------------- drawing

  async #draw(seat: Seat): Promise<void> {
    const model = seat.root === null ? null : (this.#doc?.get_model_by_id(seat.root) ?? null);
    this.#waiting.delete(seat);
    if (seat.root === null) return this.#clear(seat);
    if (!model) {
      this.#waiting.add(seat);
      return;
    }
    const old = this.#seats.get(seat);
    const place: Place = { model, themed: seat.themed, view: null };
    if (old?.model === model) {
      this.#seats.set(seat, { ...place, view: old.view });
      if (old.themed !== seat.themed) this.#redress(seat, model);
      return;
    }
    this.#seats.set(seat, place);
    if (!seat.themed) undress(model);
    await this.#build(seat, place, old);
  }

  #redress(seat: Seat, model: BokehModel): void {
    if (seat.themed) this.dress();
    else undress(model);
  }

  async #build(seat: Seat, place: Place, old: Place | undefined): Promise<void> {
    const { model } = place;
    seat.fit(model);
    const view = await (model.document as BokehDoc & { views_manager: ViewManager }).views_manager.build_view(
      model,
    );
    old?.view?.remove();
    if (this.#seats.get(seat) !== place) return view.remove();
    place.view = view;
    view.build(seat.el);
    seat.drawn(model);
  }

  #clear(seat: Seat): void {
    this.#waiting.delete(seat);
    this.#seats.get(seat)?.view?.remove();
    this.#seats.delete(seat);
  }

  #dispose(doc: BokehDoc): void {
    doc.remove_on_change(this.#changed);
    doc.views_manager?.clear();
    doc.clear({ sync: false });
    doc._recompute_all_models?.();
    const { documents: all } = this.#bokeh as BokehJS;
    if (all.includes(doc)) all.splice(all.indexOf(doc), 1);
  }

  #end(): void {
    this.#gone = true;
    cancelAnimationFrame(this.#frame);
    for (const seat of [...this.#seats.keys()]) this.#clear(seat);
    if (this.#doc) this.#dispose(this.#doc);
    this.#doc = null;
  }

  // ------------------------------------------------------------------------------------------- to the server

  #note(event: BokehEvent): void {
    if (event.events) {
      for (const each of event.events) this.#note(each);
      return;
    }
    if (!event.sync || !SENT.has(event.kind)) return;
    // Of a property that changes with every movement of the pointer, only the newest value is sent.
    const since = this.#pending.findLastIndex(({ kind }) => kind !== "ModelChanged");
    const same = this.#pending.findIndex(
      ({ model, attr }, at) => at > since && model === event.model && attr === event.attr,
    );
    if (same >= 0 && event.kind === "ModelChanged") this.#pending.splice(same, 1);
    this.#pending.push(event);
    this.#hurry();
  }

  /** The first change leaves at once, those that follow with the next picture. */
  #hurry(): void {
    if (this.#frame) return;
    queueMicrotask(() => this.#flush());
    const rest = () => {
      this.#frame = 0;
      if (!this.#pending.length) return;
      this.#flush();
      this.#frame = requestAnimationFrame(rest);
    };
    this.#frame = requestAnimationFrame(rest);
  }

  #flush(): void {
    const events = this.#pending.splice(0);
    if (!events.length || !this.#doc) return;
    const patch = this.#doc.create_json_patch(events);
    this.#model.send({ event: "bokeh", value: { seen: this.#seen, events: outgoing(patch.events) } });
  }
}

export default {
  initialize({ model, signal }) {
    documents.set(stateOf.get(model) as ModelState, new PageDocument(model, signal));
  },
} satisfies Module<BokehDocumentParams>;
