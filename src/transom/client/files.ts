/**
 * Where the files beside the runtime are: its chunks and icons. Owns: that a host in which nothing has an address
 * says so for each. Knows nothing of what is in them.
 */

/** The address of a file, by its name in the build. */
export type Locate = (name: string) => string | Promise<string>;

export const files: { locate: Locate } = {
  locate: (name) => new URL(name, import.meta.url).href,
};
