/**
 * Modules that are fetched when they are needed. Owns: how often that is tried.
 * Knows nothing of what is in them.
 */

import { type Clock, systemClock } from "./clock.ts";

/** Milliseconds before each further attempt: a moment without a network is waited out, a file that is gone is not. */
const PAUSES = [500, 1_500, 4_000, 8_000];

/**
 * What `load` comes to. It is given the end of the address for this attempt: browsers may remember of an address that
 * it could not be fetched.
 */
export async function fetched<T>(load: (end: string) => Promise<T>, clock: Clock = systemClock): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await load(attempt ? `#${attempt}` : "");
    } catch (error) {
      const pause = PAUSES[attempt];
      if (pause === undefined) throw error;
      await new Promise<void>((done) => clock.set(done, pause));
    }
  }
}

/** What the server answers at an address; an error where it cannot be reached. */
export function reached(address: string | URL): Promise<Response> {
  return fetched(() => fetch(address)).catch(() => Response.error());
}
