/**
 * The browser side from texts, for hosts in which its files have no address: a notebook's comm, or one file.
 * Owns: that what a text imports by name is the module of that name's text. It is a file of its own, which such a host
 * puts into its page; no page of a server has it.
 *
 * ```js
 * const address = addresses((name) => texts[name]);
 * window.__transom = { …, address };
 * await import(await address("client-….js"));
 * ```
 */

const IMPORT = /((?:\bfrom|\bimport)\s*\(?\s*)"\.\/([\w.-]+\.js)"/g;

/**
 * What gives a file's address by its name, and fetches it with all that it imports when it is first asked.
 *
 * `read` gives the text of a file; each is asked for once, and again after it has failed.
 */
export function addresses(
  read: (name: string) => string | Promise<string>,
): (name: string) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  const make = async (name: string): Promise<string> => {
    const text = await read(name);
    const named = new Set([...text.matchAll(IMPORT)].map(([, , other]) => other as string));
    const found = new Map<string, string>();
    for (const other of named) found.set(other, await address(other));
    const linked = text.replace(IMPORT, (_, before, other) => `${before}${JSON.stringify(found.get(other))}`);
    const type = name.endsWith(".js") ? "text/javascript" : "application/json";
    return URL.createObjectURL(new Blob([linked], { type }));
  };
  const address = (name: string): Promise<string> => {
    const there = known.get(name);
    if (there) return there;
    const made = make(name);
    made.catch(() => known.delete(name));
    known.set(name, made);
    return made;
  };
  return address;
}
