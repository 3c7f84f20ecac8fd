/**
 * Which front-end module draws which model. Owns: what has been fetched.
 * Knows nothing of views.
 */

import { core } from "./core.ts";
import type { ModelState } from "./model.ts";
import type { Module } from "./types.ts";

type Exported = Module | (() => Module | Promise<Module>);
/** The front ends of a chunk, by their names in small letters. */
type Chunk = Record<string, Module>;

const fetched = new Map<string, Promise<Module>>();

/** The module that draws a model, at once when it is in the runtime. */
export function findModule({ cls, frontEnd }: ModelState): Module | Promise<Module> {
  const { chunk, module } = cls.info;
  if (module) return once(new URL(module, document.baseURI), "", unwrap);
  const key = frontEnd.toLowerCase();
  if (chunk) {
    return once(new URL(chunk, import.meta.url), key, (space) => (space as { default: Chunk }).default[key]);
  }
  if (Object.hasOwn(core, frontEnd)) return core[frontEnd] as Module;
  throw new Error(`There is no front end ${frontEnd}; the page may be older than the server`);
}

function once(
  { href }: URL,
  name: string,
  take: (space: object) => Module | Promise<Module> | undefined,
): Promise<Module> {
  const key = `${href}#${name}`;
  const known = fetched.get(key);
  if (known) return known;
  const module = import(href).then(take) as Promise<Module>;
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
