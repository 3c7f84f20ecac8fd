/**
 * Which front-end module draws which model. Owns: what has been fetched.
 * Knows nothing of views.
 */

import { core, lazy } from "./builtin.ts";
import type { ModelState } from "./model.ts";
import type { Module } from "./types.ts";

type Exported = Module | (() => Module | Promise<Module>);

const fetched = new Map<string, Promise<Module>>();

/** The module that draws a model, at once when it is in the first bundle. */
export function findModule({ cls, frontEnd }: ModelState): Module | Promise<Module> {
  const url = cls.info.module;
  if (url) return once(url, () => import(new URL(url, document.baseURI).href));
  if (Object.hasOwn(core, frontEnd)) return core[frontEnd] as Module;
  const load = Object.hasOwn(lazy, frontEnd) ? lazy[frontEnd] : undefined;
  if (load) return once(frontEnd, load);
  throw new Error(`There is no front end ${frontEnd}; the page may be older than the server`);
}

function once(key: string, load: () => Promise<object>): Promise<Module> {
  const known = fetched.get(key);
  if (known) return known;
  const module = load().then(unwrap);
  fetched.set(key, module);
  // One that could not be fetched may be tried again.
  module.catch(() => fetched.delete(key));
  return module;
}

/** An AFM module is an object, or a function that makes one for each use; old ones export its parts by name. */
async function unwrap(namespace: object): Promise<Module> {
  const exported = ((namespace as { default?: Exported }).default ?? namespace) as Exported;
  return typeof exported === "function" ? await exported() : exported;
}
