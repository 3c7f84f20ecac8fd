/**
 * Scripts of libraries that leave what they make as a global. Owns: that each runs once, and that what the page around
 * had under that name stays there.
 * @copied
 */

import { assets } from "../client/assets.ts";
import { h } from "../client/dom.ts";

const globals = window as unknown as Record<string, unknown>;
const ran = new Map<string, Promise<void>>();
/** What these scripts have made, by the name of the global. */
const made = new Map<string, unknown>();

/** Run scripts of an installed package, in order; returns what they leave as the global `name`. */
export async function runScripts<T>(name: string, addresses: string[]): Promise<T> {
  // A part registers itself with the first: one after the other, though they are fetched at once.
  if (globals[name] === made.get(name)) await Promise.all(addresses.map((each) => once(name, each)));
  else for (const each of addresses) await once(name, each);
  if (!made.get(name)) throw new Error(`${name} has been loaded, but is not there`);
  return made.get(name) as T;
}

function once(name: string, address: string): Promise<void> {
  let done = ran.get(address);
  if (!done) {
    done = run(name, address);
    ran.set(address, done);
    done.catch(() => ran.delete(address));
  }
  return done;
}

/** Addresses are those below the reserved path. */
async function run(name: string, address: string): Promise<void> {
  const found = assets.url(`../${address}`);
  const src = typeof found === "string" ? found : await found;
  const [ours, theirs] = [made.get(name), globals[name]];
  if (ours) globals[name] = ours;
  await new Promise<void>((resolve, reject) => {
    const end = () => {
      made.set(name, globals[name]);
      if (theirs && theirs !== ours) globals[name] = theirs;
    };
    const onload = () => {
      end();
      resolve();
    };
    const onerror = () => {
      if (theirs) globals[name] = theirs;
      reject(new Error(`${src} could not be fetched.`));
    };
    document.head.append(h("script", { src, async: false, onload, onerror }));
  });
}
