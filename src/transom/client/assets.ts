/**
 * Where the files beside the runtime are: its chunks, icons and typeface, and those of libraries and apps. Owns: nothing;
 * the host says how each is had, once for all runtimes of a document. No other module makes an address of a name.
 */

/** What a file of the build exports: it is given what it uses of the runtime. */
export type Part = (runtime: object) => object;

export interface Assets {
  /** The module in a file of the build; `end` tells one attempt from another. */
  module(name: string, end: string): Promise<{ default: Part }>;
  /** The address of any other file, by its own as seen from the build's. */
  url(address: string): string | Promise<string>;
}

export const assets = {} as Assets;

/** Call `put` with the address of a file: at once where the host has it. */
export function addressed(address: string, put: (href: string) => void): void {
  const found = assets.url(address);
  if (typeof found === "string") put(found);
  else found.then(put, (error) => console.error(`Transom: ${address} could not be fetched`, error));
}
