/**
 * A film that is played. Owns: its clock, one for a model however often it is shown; of several pages the server lets
 * one go on.
 *
 * A value is sent when the server has answered the one before, so a short interval does not pile them up.
 */

import { systemClock, Timer } from "../client/clock.ts";
import type { Model } from "../client/types.ts";
import type { PlayingParams } from "./_typed/playing.ts";
import { next } from "./frames.ts";

interface Played extends PlayingParams {
  /** Another page goes on from value to value. */
  _follows: boolean | null;
}

/** What is played. */
export interface Film {
  model: Model<Played>;
  /** The first place and the last. */
  ends(): [number, number];
  at(): number | null;
  put(place: number, name: "value" | "value_throttled"): void;
  text(place: number): string;
  /** The parameters that the ends and the texts depend on. */
  watched: string[];
}

/** Where it is shown: the nearest place there is. */
export function shown({ at, ends }: Film): number {
  const [first, last] = ends();
  return Math.max(first, Math.min(at() ?? first, last));
}

export function go(film: Film, place: number, released = true): void {
  const [first, last] = film.ends();
  const to = Math.max(first, Math.min(place, last));
  if (to !== film.at()) film.put(to, "value");
  if (released) film.put(to, "value_throttled");
  film.model.save_changes();
}

/** Plays while `direction` says so; once a model. */
export function clock(film: Film, signal: AbortSignal, time = systemClock): void {
  const { model } = film;
  const timer = new Timer(time);
  const way = () => (model.get("disabled") || model.get("_follows") ? 0 : model.get("direction"));
  let due = false;
  let open = false;
  const step = () => {
    const [to, further] = next(shown(film), film.ends(), model.get("step"), way(), model.get("loop_policy"));
    go(film, to);
    if (further === way()) return;
    model.set("direction", further);
    model.save_changes();
  };
  const advance = () => {
    if (!due || open || signal.aborted || !way()) return;
    due = false;
    step();
    open = true;
    // Answered after the value, or with its loss.
    model.send("taken", () => {
      open = false;
      advance();
    });
    arrange();
  };
  const begin = () =>
    timer.set(() => {
      due = true;
      advance();
    }, model.get("interval"));
  const arrange = () => {
    if (!way()) {
      timer.clear();
      due = false;
    } else if (!timer.active && !due) begin();
  };
  signal.addEventListener("abort", () => timer.clear());
  for (const name of ["direction", "disabled", "_follows"] as const) model.on(`change:${name}`, arrange);
  arrange();
  model.on("change:interval", () => timer.active && begin());
}
