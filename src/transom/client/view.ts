/**
 * One component on the page: its frame, its module's drawing, its children. Owns: what ends with the view, and
 * that a module that fails takes nothing else down. Knows nothing of where models come from.
 */

import { ViewList } from "./children.ts";
import { flag } from "./dom.ts";
import { dress, fit, space } from "./frame.ts";
import { initialize, type Mounting, makeHost, moduleModel } from "./host.ts";
import type { ModelState } from "./model.ts";
import { findModule } from "./modules.ts";
import { loadingOverlay, showError, tooltip } from "./notices.ts";
import type { Stage } from "./stage.ts";
import type { Cleanup, ErrorInfo, Module, RenderResult } from "./types.ts";

/** What views need of the page. */
export interface Runtime {
  readonly stage: Stage;
  /** The model with this id; a stand-in that shows an error when there is none. */
  model(id: string): ModelState;
  view(model: ModelState, parent: View | null): View;
  /** Run when the ops that are being applied are all in. */
  afterBatch(task: () => void): void;
  announce(text: string): void;
  /** What is said from now on is said by this page. */
  speak(): void;
}

/** Milliseconds after which a reader is shown that something is still to come. */
const LATE = 1_000;

let serial = 0;
const reported = new Set<string>();

export class View implements Mounting {
  readonly el: HTMLElement = document.createElement("div");
  readonly model: ModelState;
  readonly runtime: Runtime;
  readonly uid = `tr-${++serial}`;
  readonly lists: ViewList[] = [];
  readonly onDisabled: ((disabled: boolean) => void)[] = [];
  helped = false;
  /** In how many others it lies. */
  readonly depth: number;
  /** Resolves when it can be looked at; `null` when it can already. */
  ready: Promise<unknown> | null = null;
  disabled: boolean;
  readonly #parent: View | null;
  readonly #ended = new AbortController();
  #failure: ErrorInfo | null = null;

  constructor(model: ModelState, parent: View | null, runtime: Runtime) {
    this.model = model;
    this.runtime = runtime;
    this.#parent = parent;
    this.depth = parent ? parent.depth + 1 : 0;
    this.el.className = `tr-view tr-${model.frontEnd}`;
    this.el.dataset.trId = model.id;
    this.disabled = this.#isDisabled();
    flag(this.el, "data-disabled", this.disabled);
    this.#draw();
    this.#furnish();
  }

  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  list(el: HTMLElement, swap: boolean): ViewList {
    const list = new ViewList(el, this, this.runtime, swap);
    this.lists.push(list);
    return list;
  }

  /** Look again how it takes its space; those around it may follow. */
  fit(): void {
    const { dataset } = this.el;
    const { sizing, room } = dataset;
    const content = this.lists.flatMap(({ el, views }) => {
      const frames = views.map((view) => view.el);
      space(el, frames);
      return frames;
    });
    fit(this.el, this.model, content);
    if (this.el.isConnected && (dataset.sizing !== sizing || dataset.room !== room)) this.#parent?.fit();
  }

  destroy(): void {
    this.#ended.abort();
    for (const list of this.lists) list.destroy();
    this.el.remove();
  }

  /** Look again whether this view, and so those in it, are disabled. */
  refreshDisabled(): void {
    const disabled = this.#isDisabled();
    if (disabled === this.disabled) return;
    this.disabled = disabled;
    flag(this.el, "data-disabled", disabled);
    for (const apply of this.onDisabled) apply(disabled);
    for (const list of this.lists) for (const view of list.views) view.refreshDisabled();
  }

  #isDisabled(): boolean {
    return Boolean(this.#parent?.disabled || this.model.get("disabled"));
  }

  // ------------------------------------------------------------------------------------------- the module

  #draw(): void {
    try {
      dress(this.el, this.model, this.signal, () => this.fit());
      const module = findModule(this.model);
      const drawn =
        module instanceof Promise || module.initialize ? this.#drawLater(module) : this.#render(module);
      const lists = this.lists.filter((list) => list.waiting);
      const parts = [drawn, ...lists.map((list) => list.ready)].filter((part) => part instanceof Promise);
      if (parts.length) {
        // One that fails can be looked at: what it is in does not fail with it.
        this.ready = Promise.all(parts)
          .catch((error) => this.#fail(error))
          .finally(() => {
            this.ready = null;
          });
      }
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Its place is seen while what draws it is long in coming. */
  async #awaited<T>(pending: T | Promise<T>): Promise<T> {
    const late = setTimeout(() => flag(this.el, "data-coming", true), LATE);
    return Promise.resolve(pending).finally(() => {
      clearTimeout(late);
      flag(this.el, "data-coming", false);
    });
  }

  async #drawLater(pending: Module | Promise<Module>): Promise<unknown> {
    const module = await this.#awaited(pending);
    await initialize(this.model, module);
    if (this.signal.aborted) return;
    this.runtime.speak();
    await this.#render(module);
    return Promise.all(this.lists.map((list) => list.ready));
  }

  #render(module: Module): Promise<unknown> | undefined {
    const { el, signal } = this;
    const model = moduleModel(this.model, signal);
    const result = module.render?.({ model, el, signal, host: makeHost(this) });
    if (result instanceof Promise) return result.then((later) => this.#keep(later));
    return this.#keep(result ?? undefined);
  }

  #keep(result: RenderResult): Promise<unknown> | undefined {
    const { ready, destroy } = typeof result === "object" ? result : { ready: undefined, destroy: result };
    if (destroy) this.#atEnd(destroy);
    // A view that cannot get ready is shown as it is.
    return ready?.catch(() => undefined);
  }

  #atEnd(cleanup: Cleanup): void {
    const run = () => {
      try {
        void cleanup();
      } catch (error) {
        console.error(`Transom: the cleanup of a ${this.model.type} failed`, error);
      }
    };
    if (this.signal.aborted) run();
    else this.signal.addEventListener("abort", run);
  }

  #fail(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const key = `${this.model.type}: ${message}`;
    if (!reported.has(key)) console.error(`Transom: ${this.model.type} cannot be shown`, error);
    reported.add(key);
    this.#failure = { title: `${this.model.type} cannot be shown`, message, detail: null, id: "" };
    showError(this.el, this.#failure);
  }

  // ------------------------------------------------------------------------------------------- the frame

  #furnish(): void {
    const setLoading = loadingOverlay(this.el);
    this.#follow("loading", false, (on) => setLoading(Boolean(on)));
    for (const name of ["loading", "pending"]) this.#follow(name, null, () => this.#sayBusy());
    // That of a field is a text, which the field says itself.
    this.#follow("error", null, (error) =>
      showError(this.el, typeof error === "string" ? this.#failure : ((error as ErrorInfo) ?? this.#failure)),
    );
    this.#listen("disabled", () => this.refreshDisabled());
    let setTip: ((text: string | null) => void) | null = null;
    const describe = () =>
      this.helped ||
      this.#follow("description", null, (text) => {
        if (!text && !setTip) return;
        setTip ??= tooltip(this.el, `${this.uid}-description`, this);
        setTip(text as string | null);
      });
    // It belongs to the control, which may still be on its way.
    if (this.ready) void this.ready.catch(() => undefined).then(() => this.signal.aborted || describe());
    else describe();
  }

  /** For those who do not see the marks. */
  #sayBusy(): void {
    if (this.model.get("loading") || this.model.get("pending")) this.el.ariaBusy = "true";
    else this.el.removeAttribute("aria-busy");
  }

  /** Call `apply` with the value at each change, and now unless it is what it is mostly. */
  #follow(name: string, usual: unknown, apply: (value: unknown) => void): void {
    if (this.model.get(name) !== usual) apply(this.model.get(name));
    this.#listen(name, () => apply(this.model.get(name)));
  }

  #listen(name: string, listener: () => void): void {
    this.model.on(`change:${name}`, listener);
    this.signal.addEventListener("abort", () => this.model.off(`change:${name}`, listener));
  }
}
