/**
 * The model that Panel gives to the module of a `JSComponent`, over one of ours. Owns: parameters as properties,
 * children as elements, the hooks of a view's life. Knows nothing of how the module was fetched.
 */

import { h } from "../client/dom.ts";
import type { ModelState } from "../client/model.ts";
import type { ChildList, Cleanup, Model, Module, RenderProps } from "../client/types.ts";

type Listener = (...args: unknown[]) => void;
type Render = (props: Record<string, unknown>) => unknown;

const LIFE = new Set(["after_layout", "after_render", "after_resize", "remove"]);

/** Draw by `module`; draws again when a child is another and nobody listens. */
export async function panelModel(state: ModelState, module: Module, props: RenderProps): Promise<unknown> {
  const { el, signal, host } = props;
  const life = new Map<string, Set<Listener>>();
  const slots = new Slots(props);
  const base = props.model as unknown as Record<string, (...args: unknown[]) => unknown>;
  const heard = new Set<string>();

  const hooks = (name: string) => life.get(name) ?? life.set(name, new Set()).get(name);
  const named = (names: string | string[]) =>
    [names].flat().map((name) => name.replace(/^(change|lifecycle):/, ""));
  const own = {
    get_child: (name: string) => slots.get(name, () => heard.has(name) || redraw()),
    send_event: (name: string, event: unknown) =>
      base.send?.({ event: "event", value: { name, data: event instanceof Event ? plain(event) : event } }),
    send_msg: (data: unknown) => base.send?.({ event: "msg", value: data }),
    on: (names: string | string[], listener: Listener) => {
      for (const name of named(names)) {
        heard.add(name);
        if (LIFE.has(name)) hooks(name)?.add(listener);
        else if (name === "msg:custom") base.on?.(name, wrapped(listener));
        else base.on?.(`change:${name}`, listener);
      }
    },
    off: (names: string | string[], listener: Listener) => {
      for (const name of named(names)) {
        heard.delete(name);
        hooks(name)?.delete(listener);
        base.off?.(name === "msg:custom" ? name : `change:${name}`, wrapped(listener));
        base.off?.(`change:${name}`, listener);
      }
    },
  };
  const model = new Proxy(props.model as object, {
    get: (target, name) => {
      if (Object.hasOwn(own, name)) return own[name as keyof typeof own];
      const found = typeof name === "string" ? value(state, name) : undefined;
      return found === undefined ? target[name as keyof typeof target] : found;
    },
    set: (_, name, given) => {
      base.set?.(name, given);
      base.save_changes?.();
      return true;
    },
    has: (target, name) => name in own || name in target || value(state, String(name)) !== undefined,
  }) as Model;

  const tell = (name: string) => {
    for (const listener of hooks(name) ?? []) listener();
  };
  let cleanup: unknown;
  const end = () => {
    if (typeof cleanup === "function") void (cleanup as Cleanup)();
    cleanup = undefined;
  };

  async function draw(): Promise<unknown> {
    const view = { model, el, host };
    const result = await (module.render as unknown as Render)({ model, el, signal, host, view });
    cleanup = result;
    const nodes = [result].flat().filter((each) => each instanceof Node);
    if (nodes.length) el.replaceChildren(...nodes);
    queueMicrotask(() => tell("after_render"));
    requestAnimationFrame(() => tell("after_layout"));
    return undefined;
  }

  function redraw(): void {
    end();
    base.off?.();
    heard.clear();
    life.clear();
    slots.listen();
    const focus = focusIn(el);
    el.dataset.drawing = ""; // who sees to the focus waits
    el.replaceChildren();
    void draw()
      .finally(() => delete el.dataset.drawing)
      .then(focus);
  }

  const observer = new ResizeObserver(() => tell("after_resize"));
  observer.observe(el);
  signal.addEventListener("abort", () => {
    observer.disconnect();
    tell("remove");
    end();
  });
  return draw();
}

/** What gives the focus back once `el` is drawn anew: to the same element, else to the one that took its place. */
function focusIn(el: HTMLElement): (() => void) | undefined {
  const active = document.activeElement as HTMLElement;
  if (!el.contains(active)) return undefined;
  const own = () => [...el.querySelectorAll<HTMLElement>(`${active.localName}:not(:scope .tr-held *)`)];
  const at = own().indexOf(active);
  return () => {
    if (document.activeElement === document.body) (own()[at] ?? active).focus({ preventScroll: true });
  };
}

const covers = new WeakMap<Listener, Listener>();

/** Messages come as Panel's events do. */
function wrapped(listener: Listener): Listener {
  const known = covers.get(listener);
  const cover = known ?? ((data) => listener({ data }));
  if (!known) covers.set(listener, cover);
  return cover;
}

/** A parameter's value; `undefined` for what is no parameter. */
function value(state: ModelState, name: string): unknown {
  const found = state.get(name);
  return found !== null || Object.hasOwn(state.cls.defaults, name) ? found : undefined;
}

/** The elements of children: each keeps its own as long as it is there. */
class Slots {
  readonly #props: RenderProps;
  readonly #names = new Map<string, { changed: () => void; slots: Map<string, [HTMLElement, ChildList]> }>();

  constructor(props: RenderProps) {
    this.#props = props;
  }

  get(name: string, changed: () => void): HTMLElement | HTMLElement[] | null {
    const known = this.#names.get(name);
    if (known) known.changed = changed;
    else {
      this.#names.set(name, { changed, slots: new Map() });
      this.#follow(name);
    }
    const ids = this.#ids(name);
    if (Array.isArray(ids)) return ids.map((id, at) => this.#slot(name, id, at, ids));
    return ids ? this.#slot(name, ids, 0, [ids]) : null;
  }

  /** Listen anew where all listeners have been let go. */
  listen(): void {
    for (const name of this.#names.keys()) this.#follow(name);
  }

  #ids(name: string): string | string[] | null {
    return this.#props.model.get(name as never) as string | string[] | null;
  }

  #follow(name: string): void {
    this.#props.model.on(`change:${name}` as never, () => {
      const entry = this.#names.get(name);
      const here = new Set([this.#ids(name) ?? []].flat().map((id, at, ids) => key(id, at, ids)));
      for (const [id, [slot, list]] of entry?.slots ?? []) {
        if (here.has(id)) continue;
        list.update([]);
        slot.remove();
        entry?.slots.delete(id);
      }
      entry?.changed();
    });
  }

  #slot(name: string, id: string, at: number, ids: string[]): HTMLElement {
    const slots = this.#names.get(name)?.slots as Map<string, [HTMLElement, ChildList]>;
    const known = slots.get(key(id, at, ids));
    if (known) return known[0];
    const slot = h("div", { class: "tr-held" });
    slots.set(key(id, at, ids), [slot, this.#props.host.children(slot, [id])]);
    return slot;
  }
}

/** One component may be there several times. */
function key(id: string, at: number, ids: string[]): string {
  return `${id} ${ids.slice(0, at).filter((each) => each === id).length}`;
}

/** What of an event of the browser's can travel: its plain properties, and those of what it happened at. */
function plain(event: Event): Record<string, unknown> {
  const { target } = event;
  const named = target && Object.fromEntries(TARGET.map((name) => [name, target[name as keyof EventTarget]]));
  return { ...simple(event), target: simple(named ?? {}) };
}

const TARGET = ["id", "name", "type", "value", "checked", "tagName", "selectedIndex", "innerText"];

function simple(object: object): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const name in object) {
    const value = object[name as keyof object] as unknown;
    if (/^(string|boolean|number)$/.test(typeof value) && name !== name.toUpperCase()) found[name] = value;
  }
  return found;
}
