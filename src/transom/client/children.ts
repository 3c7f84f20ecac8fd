/**
 * Lists of child views. Owns: which views a container shows, in which order, and how one replaces another.
 * Views are kept as long as their model is in the list: an element that moves is the same element.
 */

import { flag, keepingFocus, place } from "./dom.ts";
import type { ChildList } from "./types.ts";
import type { Runtime, View } from "./view.ts";

/** Laid out, so that it is measured and decoded as it will be seen, but out of the flow and of sight. */
const WAITING = "data-waiting";

/** A picture that cannot be decoded must not keep the old one for ever. */
const WAIT_AT_MOST = 3_000;

/** At every so many views inside each other drawing begins anew: a browser's stack does not hold all of them. */
const STRETCH = 50;

export class ViewList implements ChildList {
  readonly el: HTMLElement;
  readonly #owner: View | null;
  readonly #runtime: Runtime;
  readonly #swap: boolean;
  views: View[] = [];
  /** What is to be drawn when the stack is free again. */
  #later: Promise<void> | null = null;
  #ids: string[] = [];
  /** With `swap`: what is shown, then what is waiting to be shown, oldest first. */
  #generations: View[][] = [];

  constructor(el: HTMLElement, owner: View | null, runtime: Runtime, swap = false) {
    this.el = el;
    this.#owner = owner;
    this.#runtime = runtime;
    this.#swap = swap;
  }

  get ready(): Promise<unknown> {
    const all = () => Promise.all(this.views.map((view) => view.ready));
    return this.#later?.then(all) ?? all();
  }

  /** Is anything in it not ready? Spares a turn of the event loop when all is there. */
  get waiting(): boolean {
    return this.#later !== null || this.views.some((view) => view.ready);
  }

  update(ids: string[]): void {
    this.#ids = ids;
    if (((this.#owner?.depth ?? 0) + 1) % STRETCH) this.#draw();
    else
      this.#later ??= Promise.resolve().then(() => {
        this.#later = null;
        if (!this.#owner?.signal.aborted) this.#draw();
      });
  }

  #draw(): void {
    // One component may stand here several times: each place has a view of its own.
    const left = groupBy(this.views, (view) => view.model);
    this.views = this.#ids.map((id) => {
      const model = this.#runtime.model(id);
      return left.get(model)?.shift() ?? this.#runtime.view(model, this.#owner);
    });
    this.#owner?.fit();
    if (this.#swap) return this.#exchange(this.views);
    for (const view of [...left.values()].flat()) view.destroy();
    this.#arrange(this.views);
  }

  destroy(): void {
    for (const view of new Set([...this.views, ...this.#generations.flat()])) view.destroy();
    this.views = [];
    this.#generations = [];
  }

  #arrange(views: View[]): void {
    const own = new Set<Node>(views.map((view) => view.el));
    let cursor: Node | null = this.el.firstChild;
    const skipForeign = () => {
      while (cursor && !own.has(cursor)) cursor = cursor.nextSibling;
    };
    skipForeign();
    const moves: [HTMLElement, Node | null][] = [];
    for (const { el } of views) {
      if (el === cursor) {
        cursor = cursor.nextSibling;
        skipForeign();
      } else moves.push([el, cursor]);
    }
    if (!moves.length) return;
    keepingFocus(() => {
      for (const [el, before] of moves) place(this.el, el, before);
    });
  }

  // ------------------------------------------------------------------------------------------------ swap

  #exchange(views: View[]): void {
    const kept = new Set(this.#generations.flat());
    const fresh = views.filter((view) => !kept.has(view));
    // What waits the longest is the nearest to be shown; what came between is passed over.
    const passed = this.#generations.splice(2);
    this.#generations.push(views);
    this.#discard(passed.flat());
    this.#arrange([...new Set(this.#generations.flat())]);
    const pending = fresh.filter((view) => view.ready);
    if (!pending.length || this.#generations.length === 1) return this.#show(views);
    for (const view of fresh) flag(view.el, WAITING, true);
    const late = new Promise((done) => setTimeout(done, WAIT_AT_MOST));
    void Promise.race([late, Promise.all(pending.map((view) => view.ready))]).then(() => this.#show(views));
  }

  /** Show this generation, in the same frame in which all that is older goes. */
  #show(views: View[]): void {
    const index = this.#generations.indexOf(views);
    if (index < 0) return;
    const older = this.#generations.splice(0, index);
    for (const view of views) flag(view.el, WAITING, false);
    this.#discard(older.flat());
  }

  #discard(views: View[]): void {
    const kept = new Set(this.#generations.flat());
    for (const view of views) if (!kept.has(view)) view.destroy();
  }
}

/** The items by what `key` says of them, in order. */
export function groupBy<K, T>(items: T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
