/**
 * What a module is given. Owns: the `model` and the `host` of the module contract, as thin covers over the
 * runtime's own objects. Knows nothing of the wire.
 */

import type { ViewList } from "./children.ts";
import { h, icon } from "./dom.ts";
import type { Listener } from "./emitter.ts";
import type { ModelState } from "./model.ts";
import { findModule } from "./modules.ts";
import { tooltip } from "./notices.ts";
import type { ChildList, Host, Model, Module } from "./types.ts";
import type { Runtime } from "./view.ts";
import { say } from "./words.ts";

/** The side of a view that its host needs. */
export interface Mounting {
  readonly model: ModelState;
  readonly runtime: Runtime;
  readonly uid: string;
  readonly signal: AbortSignal;
  readonly disabled: boolean;
  readonly onDisabled: ((disabled: boolean) => void)[];
  /** The module has a place of its own for the description. */
  helped: boolean;
  list(el: HTMLElement, swap: boolean): ViewList;
}

/** The model under a cover, for front ends that draw by a module of the app's. */
export const stateOf = new WeakMap<object, ModelState>();

/** A module's own cover of a model: its listeners end with `signal`, and `off` reaches no one else's. */
export function moduleModel(model: ModelState, signal: AbortSignal): Model {
  let listeners: [name: string, listener: Listener][] = [];
  const off = (name?: string | null, listener?: Listener | null) => {
    listeners = listeners.filter((entry) => {
      if ((name && entry[0] !== name) || (listener && entry[1] !== listener)) return true;
      model.off(...entry);
      return false;
    });
  };
  signal.addEventListener("abort", () => off());
  const cover = {
    id: model.id,
    type: model.type,
    get: (key: string) => model.get(key),
    set: (key: string, value: never) => model.set(key, value),
    save_changes: () => model.save_changes(),
    send: model.send.bind(model),
    on: (name: string, listener: Listener) => {
      if (signal.aborted) return;
      listeners.push([name, listener]);
      model.on(name, listener);
    },
    off,
  };
  stateOf.set(cover, model);
  return cover as unknown as Model;
}

const initialized = new WeakMap<ModelState, Promise<unknown>>();

/** Run the `initialize` of a model's module, once in the model's life. */
export function initialize(model: ModelState, module: Module): Promise<unknown> | undefined {
  const known = initialized.get(model);
  if (known || !module.initialize) return known;
  const { signal } = model;
  const begun = Promise.resolve(module.initialize({ model: moduleModel(model, signal), signal })).then(
    (cleanup) => {
      if (typeof cleanup === "function") signal.addEventListener("abort", () => void cleanup());
    },
  );
  initialized.set(model, begun);
  return begun;
}

/** Another model for a module, ready for use. */
async function getModel(view: Mounting, id: string): Promise<Model> {
  const model = view.runtime.model(id);
  await initialize(model, await findModule(model));
  return moduleModel(model, view.signal);
}

export function makeHost(view: Mounting): Host {
  const { runtime } = view;
  return {
    children: (el, shown, options) => mountChildren(view, el, shown, options?.swap ?? false),
    disabled(apply) {
      view.onDisabled.push(apply);
      apply(view.disabled);
    },
    label: (control) => makeLabel(view, control),
    help: (control) => makeHelp(view, control),
    uid: (suffix) => `${view.uid}-${suffix}`,
    announce: (text) => runtime.announce(text),
    layer: runtime.stage.layer,
    foreign: runtime.stage.foreign,
    getModel: async (id) => (await getModel(view, id)) as never,
    getWidget: async (id) => ({
      exports: undefined as never,
      render: async ({ el, signal: until }) => {
        const list = view.list(el, false);
        until?.addEventListener("abort", () => list.destroy());
        list.update([id.replace(/^anywidget:|^IPY_MODEL_/, "")]);
        await list.ready;
      },
    }),
  } satisfies Host;
}

function mountChildren(
  view: Mounting,
  el: HTMLElement,
  shown: string | string[] = "children",
  swap: boolean,
): ChildList {
  const { model, runtime, signal } = view;
  const list = view.list(el, swap);
  if (typeof shown !== "string") {
    list.update(shown);
    return list;
  }
  const update = () => {
    if (!signal.aborted) list.update([model.get(shown) ?? []].flat() as string[]);
  };
  const later = () => runtime.afterBatch(update);
  const name = `change:${shown}`;
  update();
  model.on(name, later);
  signal.addEventListener("abort", () => model.off(name, later));
  return list;
}

const LABELLED = /^(BUTTON|INPUT|METER|OUTPUT|PROGRESS|SELECT|TEXTAREA)$/;

function makeLabel(view: Mounting, control: HTMLElement): HTMLElement {
  const { model, signal } = view;
  control.id ||= `${view.uid}-control`;
  const label = h("label", { class: "tr-label", id: `${control.id}-label` });
  if (LABELLED.test(control.tagName)) label.htmlFor = control.id;
  else control.setAttribute("aria-labelledby", label.id);
  const write = () => {
    label.textContent = String(model.get("label") ?? "");
    label.hidden = !label.textContent;
  };
  write();
  model.on("change:label", write);
  signal.addEventListener("abort", () => model.off("change:label", write));
  return label;
}

function makeHelp(view: Mounting, control: HTMLElement): HTMLElement {
  const { model, signal } = view;
  view.helped = true;
  const help = h("span", { class: "tr-help" });
  let setTip: ((text: string | null) => void) | undefined;
  const write = () => {
    const text = model.get("description") as string | null;
    help.hidden = !text;
    if (!setTip && text) {
      const mark = h(
        "button",
        { class: "tr-mark", type: "button", ariaLabel: say("Help") },
        icon("info-circle"),
      );
      help.append(mark);
      setTip = tooltip(mark, `${view.uid}-help`, view, control);
    }
    setTip?.(text);
  };
  write();
  model.on("change:description", write);
  signal.addEventListener("abort", () => model.off("change:description", write));
  return help;
}
