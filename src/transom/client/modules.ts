/**
 * Which front-end module draws which model: one that is in the runtime, or one of a chunk. Knows nothing of views.
 */

import { core } from "./core.ts";
import type { ModelState } from "./model.ts";
import { load } from "./parts.ts";
import type { Module } from "./types.ts";

/** The front ends of a chunk, by their names in small letters. */
type Chunk = { default: Record<string, Module> };

/** The module that draws a model, at once when it is in the runtime. */
export function findModule({ cls, frontEnd }: ModelState): Module | Promise<Module> {
  const { chunk } = cls.info;
  if (chunk) return fromChunk(chunk, frontEnd);
  if (Object.hasOwn(core, frontEnd)) return core[frontEnd] as Module;
  throw missing(frontEnd);
}

/** Begin to fetch chunks; what fails is said where it is needed. */
export function prefetch(names: string[]): void {
  for (const name of names) load(name).catch(() => undefined);
}

async function fromChunk(name: string, frontEnd: string): Promise<Module> {
  const chunk = await load<Chunk>(name).catch((cause) => {
    throw new Error("What draws it could not be fetched. Reload the page to try again.", { cause });
  });
  const module = chunk.default[frontEnd.toLowerCase()];
  if (!module) throw missing(frontEnd);
  return module;
}

const missing = (frontEnd: string) =>
  new Error(`There is no front end ${frontEnd}; the page may be older than the server`);
