/**
 * Location: the address bar and the history of the browser. Owns: when an entry is made, and that browsers, which
 * refuse after a hundred in half a minute, are not asked for that many.
 */

import { systemClock, Timer } from "../client/clock.ts";
import type { Model, Module } from "../client/types.ts";
import type { LocationParams } from "./_typed/location.ts";

/** Milliseconds from one write to the next. */
const PAUSE = 350;
/** Values that follow one another within this are one entry, unless the user has turned to something else: a drag, a word. */
const RUN = 1_000;

export default {
  render({ model, signal, host }) {
    // In a document of another's the address is another's.
    if (host.layer !== document.body) return;
    const timer = new Timer(systemClock);
    let step = model.get("step");
    let moves = model.get("moves");
    let due = 0;
    /** When the last of synced values was written, if nothing else happened since. */
    let ran = Number.NEGATIVE_INFINITY;

    /** Whether what the code has written is an entry of its own. */
    const isNew = (now: number) => {
      const entry = model.get("entry");
      if (step === model.get("step") || entry === "same") return false;
      return entry === "new" || now - ran > RUN;
    };
    const write = (anew = isNew(performance.now())) => {
      // What the server knew before the user's last move is not the address any more.
      if (model.get("moves") < moves) return;
      step = model.get("step");
      const url = wanted(model);
      if (url.href === location.href) return;
      const now = performance.now();
      const elsewhere = url.hash !== location.hash;
      history[anew ? "pushState" : "replaceState"](null, "", url);
      ran = model.get("entry") === "run" ? now : Number.NEGATIVE_INFINITY;
      due = now + PAUSE;
      remember();
      if (elsewhere) document.getElementById(model.get("hash").slice(1))?.scrollIntoView();
    };
    const later = () => {
      if (!timer.active) timer.set(() => write(), Math.max(0, due - performance.now()));
    };
    const moved = () => {
      ran = Number.NEGATIVE_INFINITY;
      remember();
      // As if the server had said so: what it says otherwise is a change then.
      model.set("search", location.search);
      model.set("hash", location.hash);
      timer.clear();
      moves++;
      model.send({ event: "moved", value: [location.pathname, location.search, location.hash] });
    };

    for (const name of ["search", "hash", "step", "moves"] as const) model.on(`change:${name}`, later);
    addEventListener("popstate", moved, { signal });
    // A press, or the focus of another field, begins another choice; a drag has one, a word none.
    const turn = () => {
      ran = Number.NEGATIVE_INFINITY;
    };
    for (const act of ["pointerdown", "focusin"]) addEventListener(act, turn, { capture: true, signal });
    signal.addEventListener("abort", () => timer.clear());
    // What the code has written while it made the page.
    if (step) write(false);
  },
} satisfies Module<LocationParams>;

function wanted(model: Model<LocationParams>): URL {
  const url = new URL(location.href);
  url.search = model.get("search");
  url.hash = model.get("hash");
  return url;
}

/** The session is found again by the address that the page has when it is left. */
function remember(): void {
  const boot = (window as unknown as { __transom: { key: string } }).__transom;
  boot.key = `transom:${location.pathname}${location.search}`;
}
