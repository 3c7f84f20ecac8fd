/**
 * The files of the build that are fetched when they are needed: chunks of front ends and parts of the runtime. Owns: what
 * has been fetched: each once in a document, whatever runtime asks for it.
 */

import { assets } from "./assets.ts";
import { fetched } from "./fetching.ts";

const parts = new Map<string, Promise<unknown>>();

/** What files of the build are given. */
let runtime: object;

/** The build's own line: from now on files are given these parts of the runtime. */
export function provide(given: object): void {
  runtime = given;
}

/** What the file of that name exports. */
export function load<T>(name: string): Promise<T> {
  const known = parts.get(name);
  if (known) return known as Promise<T>;
  const part = fetched((end) => assets.module(name, end)).then((module) => module.default(runtime));
  parts.set(name, part);
  part.catch(() => parts.delete(name)); // it may be tried again
  return part as Promise<T>;
}
