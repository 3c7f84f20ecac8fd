/**
 * A component that its author's own module draws. Owns: the frame around the module: that it is fetched, given what it
 * expects, out of reach while disabled, and that what it may not do is said in its place.
 */

import { assets } from "../client/assets.ts";
import { h } from "../client/dom.ts";
import { reached } from "../client/fetching.ts";
import { stateOf } from "../client/host.ts";
import type { ModelState } from "../client/model.ts";
import { showError } from "../client/notices.ts";
import type { Host, Model, Module, RenderProps, RenderResult } from "../client/types.ts";
import { afmModel, invoker } from "./afm_model.ts";
import { explain, onRefusal } from "./foreign_refusal.ts";
import { panelModel } from "./panel_model.ts";

/** How often a module is asked for that the server does not have. */
const TRIES = 3;
const PATIENCE = 10_000;

type Exported = Module | (() => Module | Promise<Module>);
type Rendered = RenderResult | Node | Node[];

const spaces = new Map<string, Promise<object>>();
const modules = new WeakMap<ModelState, Promise<Module>>();

export default {
  async initialize({ model, signal }) {
    const module = await load(model);
    return module.initialize?.({ model: cover(model), signal });
  },

  async render({ model, el, signal, host }) {
    const module = await load(model);
    if (signal.aborted) return undefined;
    const box = h("div", { class: "tr-custom" });
    el.append(box);
    if (!module.render) throw new Error("Its module exports no function `render`.");
    const since = performance.now();
    const href = await address(stateOf.get(model));
    signal.addEventListener(
      "abort",
      onRefusal(href, (message) => {
        showError(el, { title: `${model.type} cannot be shown`, message, detail: null, id: "" });
      }),
    );
    try {
      return await draw(module, { model, el: box, signal, host });
    } catch (error) {
      throw await explain(error, href, since);
    }
  },
} satisfies Module;

/** What the module is to take for its model. */
function cover(model: Model): Model {
  const form = stateOf.get(model)?.cls.info.form;
  return form === "afm" || form === "traits" ? afmModel(model, form === "traits" ? "trait:" : "") : model;
}

async function draw(module: Module, props: RenderProps): Promise<RenderResult> {
  const { model, el, signal, host } = props;
  let disables = false;
  const own: Host = {
    ...host,
    disabled(apply) {
      disables = true;
      host.disabled(apply);
    },
  };
  const state = stateOf.get(model) as ModelState;
  const result =
    state.cls.info.form === "panel"
      ? await panelModel(state, module, { ...props, host: own })
      : await module.render?.(afmProps(cover(model), el, signal, own));
  // What is disabled is out of reach, whether its author thought of it or not.
  if (!disables) {
    host.disabled((off) => {
      el.inert = off;
    });
  }
  return put(el, result as Rendered);
}

function afmProps(model: Model, el: HTMLElement, signal: AbortSignal, host: Host): RenderProps {
  return { model, el, signal, host, experimental: { invoke: invoker(model) } } as RenderProps;
}

/** A module may return what it has drawn, what ends it, or anything by accident. */
function put(el: HTMLElement, result: Rendered): RenderResult {
  const nodes = [result].flat().filter((each) => each instanceof Node);
  if (nodes.length) el.replaceChildren(...nodes);
  else if (typeof result === "function" || (result && ("ready" in result || "destroy" in result)))
    return result;
  return undefined;
}

// ------------------------------------------------------------------------------------------- the module

async function address(state: ModelState | undefined): Promise<string> {
  const { module } = state?.cls.info ?? {};
  return module ? assets.url(module) : "";
}

/** The module of a model, made once for each. */
function load(model: Model): Promise<Module> {
  const state = stateOf.get(model) as ModelState;
  let module = modules.get(state);
  if (!module) {
    module = address(state)
      .then((href) => fetchSpace(state, href))
      .then(unwrap);
    modules.set(state, module);
    module.catch(() => modules.delete(state));
  }
  return module;
}

/** An AFM module is an object, or a function that makes one for each model; others export its parts by name. */
async function unwrap(space: object): Promise<Module> {
  const { default: exported } = space as { default?: Exported };
  const parts = space as Module;
  if (!exported || (parts.render && typeof exported !== "function" && !exported.render)) return parts;
  return typeof exported === "function" ? await exported() : exported;
}

async function fetchSpace(state: ModelState, href: string, tries = 0): Promise<object> {
  if (!href) throw new Error("No address for its module.");
  const since = performance.now();
  try {
    return await once(`${href}#${tries}`);
  } catch (error) {
    // Without a network this waits for one, and then the module may be there.
    const answer = await reached(href);
    // The server does not have it, as after another one has made the page.
    const lost = answer.status === 404;
    if (!lost && (tries || !answer.ok)) throw await explain(error, href, since, await answer.text());
    if (tries === TRIES) throw new Error("The server does not have its module any more. Reload the page.");
    return fetchSpace(state, (lost && (await askAgain(state))) || href, tries + 1);
  }
}

async function askAgain(state: ModelState): Promise<string | null> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null));
  const module = await Promise.race([state.fetch(), late]);
  return module && assets.url(module);
}

function once(href: string): Promise<object> {
  let space = spaces.get(href);
  if (!space) {
    space = import(href) as Promise<object>;
    spaces.set(href, space);
    space.catch(() => spaces.delete(href));
  }
  return space;
}
