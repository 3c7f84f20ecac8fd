/**
 * Files on their way to the server. Owns: pieces, how large they are, how many are under way.
 *
 * A piece is a command of its component, so it is numbered, comes once and in order, and again after a lost connection;
 * its answer says that there is room for another. Knows nothing of elements.
 */

import { stateOf } from "../client/host.ts";
import type { Model, Result } from "../client/types.ts";
import { say } from "../client/words.ts";

export type Named = [file: File, name: string];

/** So many pieces are on their way at once, of at most so many bytes: a page must not wait for more than 1 MiB. */
const FLIGHT = 3;
let most = 1 << 18;
/** Milliseconds between a piece and its answer: below the first the pieces grow, above the second they shrink. */
const QUICK = 120;
const SLOW = 500;
/** Milliseconds between two pieces; a server counts messages. */
const PACE = 6;

/** In place of a result: it was lost with its session, or the upload begins anew with smaller pieces. */
const LOST = { rejected: "lost" };

let serial = 0;

/** Send files; `progress` is told of the share that has arrived. True when they are there. */
export async function send(
  model: Model,
  files: Named[],
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<boolean> {
  for (;;) {
    const number = ++serial;
    const stop = () => model.send({ event: "stop", value: number });
    signal.addEventListener("abort", stop);
    const result = await attempt(model, number, files, signal, progress).catch(() => {
      stop();
      refuse(model, say("This file cannot be read any more."));
      return false as const;
    });
    signal.removeEventListener("abort", stop);
    if (signal.aborted || result === false) return false;
    if (result === LOST) continue;
    if (result && result.rejected !== "bad_value") refuse(model, say("The upload was stopped."));
    return result === null;
  }
}

/** Say at the field what is wrong. */
export function refuse(model: Model, reason: string): void {
  stateOf.get(model)?.refused({ rejected: "bad_value", reason });
}

async function attempt(
  model: Model,
  number: number,
  files: Named[],
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<Result> {
  const ask = (event: string, value: unknown) =>
    new Promise<Result>((done) => model.send({ event, value }, (result) => done(known(result))));
  const list = files.map(([file, name]) => [wellFormed(name), file.size, file.type]);
  let ended = await ask("upload", { number, files: list });
  const whole = new Blob(files.map(([file]) => file));
  let [at, arrived, flying, size] = [0, 0, 0, most / 16];
  let wake = () => {};
  const answer = () =>
    new Promise<void>((done) => {
      wake = done;
    });
  while (!ended && at < whole.size) {
    const data = await whole.slice(at, at + size).arrayBuffer();
    while (flying >= FLIGHT) await answer();
    if (signal.aborted || ended) break;
    const began = performance.now();
    flying++;
    model.send({ event: "piece", value: { number, at, data } }, (result) => {
      size = fitted(size, performance.now() - began);
      flying--;
      ended ??= known(result);
      arrived += data.byteLength;
      if (!ended) progress(arrived / whole.size);
      wake();
    });
    at += data.byteLength;
    await new Promise((done) => setTimeout(done, PACE));
  }
  while (flying) await answer();
  return ended || signal.aborted ? ended : ask("sent", { number });
}

function known(result?: Result): Result {
  if (result?.rejected !== "large") return result === undefined ? LOST : result;
  most /= 2; // this server takes less at once
  return LOST;
}

function fitted(size: number, took: number): number {
  if (took < QUICK) return Math.min(size * 2, most);
  return took > SLOW ? Math.max(size / 2, most / 16) : size;
}

/** Names may have halves of letters in them, which are no text. */
function wellFormed(name: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(name));
}
