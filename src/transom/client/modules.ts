/**
 * Which front-end module draws which model. Owns: what has been fetched.
 * Knows nothing of views.
 */

import { core } from "./core.ts";
import { fetched } from "./fetching.ts";
import type { ModelState } from "./model.ts";
import type { Module } from "./types.ts";

/** The front ends of a chunk, by their names in small letters. */
type Chunk = Record<string, Module>;

const chunks = new Map<string, Promise<Chunk>>();

/** The module that draws a model, at once when it is in the runtime. */
export function findModule({ cls, frontEnd }: ModelState): Module | Promise<Module> {
  const { chunk } = cls.info;
  if (chunk) return fromChunk(new URL(chunk, import.meta.url).href, frontEnd);
  if (Object.hasOwn(core, frontEnd)) return core[frontEnd] as Module;
  throw missing(frontEnd);
}

async function fromChunk(href: string, frontEnd: string): Promise<Module> {
  const module = (await once(href))[frontEnd.toLowerCase()];
  if (!module) throw missing(frontEnd);
  return module;
}

function once(href: string): Promise<Chunk> {
  const known = chunks.get(href);
  if (known) return known;
  const chunk = fetched(async (end) => ((await import(href + end)) as { default: Chunk }).default).catch(
    (error) => {
      chunks.delete(href); // it may be tried again
      throw new Error("What draws it could not be fetched. Reload the page to try again.", { cause: error });
    },
  );
  chunks.set(href, chunk);
  return chunk;
}

const missing = (frontEnd: string) =>
  new Error(`There is no front end ${frontEnd}; the page may be older than the server`);
