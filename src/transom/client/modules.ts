/**
 * Which front-end module draws which model. Owns: what has been fetched.
 * Knows nothing of views.
 */

import { core } from "./core.ts";
import { fetched } from "./fetching.ts";
import { files } from "./files.ts";
import type { ModelState } from "./model.ts";
import type { Module } from "./types.ts";

/** The front ends of a chunk, by their names in small letters. */
type Chunk = Record<string, Module>;

const chunks = new Map<string, Promise<Chunk>>();

/** The module that draws a model, at once when it is in the runtime. */
export function findModule({ cls, frontEnd }: ModelState): Module | Promise<Module> {
  const { chunk } = cls.info;
  if (chunk) return fromChunk(chunk, frontEnd);
  if (Object.hasOwn(core, frontEnd)) return core[frontEnd] as Module;
  throw missing(frontEnd);
}

/** Begin to fetch chunks; what fails is said where it is needed. */
export function prefetch(names: string[]): void {
  for (const name of names) once(name).catch(() => undefined);
}

async function fromChunk(name: string, frontEnd: string): Promise<Module> {
  const module = (await once(name))[frontEnd.toLowerCase()];
  if (!module) throw missing(frontEnd);
  return module;
}

function once(name: string): Promise<Chunk> {
  const known = chunks.get(name);
  if (known) return known;
  const load = async (end: string) => (await import((await files.locate(name)) + end)) as { default: Chunk };
  const chunk = fetched(load).then(
    (module) => module.default,
    (error) => {
      chunks.delete(name); // it may be tried again
      throw new Error("What draws it could not be fetched. Reload the page to try again.", { cause: error });
    },
  );
  chunks.set(name, chunk);
  return chunk;
}

const missing = (frontEnd: string) =>
  new Error(`There is no front end ${frontEnd}; the page may be older than the server`);
