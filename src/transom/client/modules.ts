/**
 * Which front-end module draws which model. Owns: what has been fetched.
 * Knows nothing of views.
 */

import { core } from "./core.ts";
import type { ModelState } from "./model.ts";
import type { Module } from "./types.ts";

/** The front ends of a chunk, by their names in small letters. */
type Chunk = Record<string, Module>;

const fetched = new Map<string, Promise<Module>>();

/** The module that draws a model, at once when it is in the runtime. */
export function findModule({ cls, frontEnd }: ModelState): Module | Promise<Module> {
  const { chunk } = cls.info;
  const key = frontEnd.toLowerCase();
  if (chunk) return once(new URL(chunk, import.meta.url).href, key);
  if (Object.hasOwn(core, frontEnd)) return core[frontEnd] as Module;
  throw new Error(`There is no front end ${frontEnd}; the page may be older than the server`);
}

function once(href: string, name: string): Promise<Module> {
  const key = `${href}#${name}`;
  const known = fetched.get(key);
  if (known) return known;
  const module = import(href).then(({ default: chunk }: { default: Chunk }) => chunk[name] as Module);
  fetched.set(key, module);
  // One that could not be fetched may be tried again.
  module.catch(() => fetched.delete(key));
  return module;
}
