import assert from "node:assert/strict";
import { test } from "node:test";
import type { Clock } from "../../src/transom/client/clock.ts";
import { clock } from "../../src/transom/widgets/film.ts";

/** A player without a page: its parameters, what hears of them, and the time, which passes by `beat`. */
function film(given: Record<string, unknown>) {
  const values: Record<string, unknown> = {
    direction: 1,
    interval: 10,
    step: 1,
    loop_policy: "loop",
    ...given,
  };
  const heard = new Map<string, () => void>();
  let due: (() => void) | undefined;
  let answered: (() => void) | undefined;
  const model = {
    get: (name: string) => values[name],
    set: (name: string, value: unknown) => {
      values[name] = value;
      heard.get(`change:${name}`)?.();
    },
    on: (name: string, apply: () => void) => heard.set(name, apply),
    save_changes: () => undefined,
    send: (_: string, done: () => void) => {
      answered = done;
    },
  };
  const seen: number[] = [];
  const time: Clock = {
    set: (task) => {
      due = task;
      return 1;
    },
    clear: () => {
      due = undefined;
    },
    random: () => 0,
  };
  const played = {
    model,
    ends: () => [0, 3],
    at: () => values.value,
    put: (place: number, name: string) => {
      values[name] = place;
      if (name === "value") seen.push(place);
    },
  };
  clock(played as never, new AbortController().signal, time);
  const beat = (): void => {
    const task = due;
    due = undefined;
    task?.();
  };
  return { model, seen, beat, taken: () => answered?.(), waits: () => due !== undefined };
}

test("the next value waits until the one before has been taken", () => {
  const { seen, beat, taken } = film({ value: 0 });
  beat();
  beat();
  assert.deepEqual(seen, [1]);
  taken();
  assert.deepEqual(seen, [1, 2]);
});

test("where another page goes on this one stands still, and goes on from there when it is its turn", () => {
  const { model, seen, beat, taken, waits } = film({ value: 0, _follows: true });
  beat();
  assert.deepEqual([seen, waits()], [[], false]);
  model.set("value", 2);
  model.set("_follows", null);
  beat();
  taken();
  beat();
  assert.deepEqual(seen, [3, 0]);
  model.set("_follows", true);
  assert.equal(waits(), false);
});

test("a player that is shown while it plays goes on by itself", () => {
  assert.equal(film({ value: 0, direction: -1 }).waits(), true);
  assert.equal(film({ value: 0, direction: 0 }).waits(), false);
  assert.equal(film({ value: 0, disabled: true }).waits(), false);
});
