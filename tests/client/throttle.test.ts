import assert from "node:assert/strict";
import { test } from "node:test";
import type { Clock } from "../../src/transom/client/clock.ts";
import { throttle } from "../../src/transom/widgets/throttle.ts";

/** A clock that goes on when it is told to. */
class Watch implements Clock {
  now = 0;
  #next = 1;
  readonly #due = new Map<number, { at: number; task: () => void }>();

  set(task: () => void, milliseconds: number): number {
    this.#due.set(this.#next, { at: this.now + milliseconds, task });
    return this.#next++;
  }

  clear(timer: number): void {
    this.#due.delete(timer);
  }

  random(): number {
    return 0;
  }

  advance(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (;;) {
      const [first] = [...this.#due].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
      if (!first) break;
      this.#due.delete(first[0]);
      this.now = first[1].at;
      first[1].task();
    }
    this.now = end;
  }
}

function make(interval = 50) {
  const watch = new Watch();
  const ended = new AbortController();
  const done: [number, number][] = [];
  let value = 0;
  const moves = throttle(
    () => done.push([watch.now, value]),
    () => interval,
    ended.signal,
    watch,
  );
  const move = (to: number) => {
    value = to;
    moves.call();
  };
  return { watch, done, move, moves, ended };
}

// statement 61
test("the first leaves at once, further ones each interval, and the last always", () => {
  const { watch, done, move } = make();
  for (let step = 1; step <= 12; step++) {
    move(step);
    watch.advance(10);
  }
  watch.advance(1000);
  assert.deepEqual(done, [
    [0, 1],
    [50, 5],
    [100, 10],
    [150, 12],
  ]);
});

// statement 61
test("letting go sends the last at once, and nothing twice", () => {
  const { watch, done, move, moves } = make();
  move(1);
  move(2);
  assert.equal(moves.waiting(), true);
  moves.flush();
  moves.flush();
  watch.advance(1000);
  assert.deepEqual(done, [
    [0, 1],
    [0, 2],
  ]);
});

// statement 61
test("the interval is the author's", () => {
  const { watch, done, move } = make(200);
  for (let step = 1; step <= 30; step++) {
    move(step);
    watch.advance(10);
  }
  watch.advance(1000);
  assert.deepEqual(
    done.map(([at]) => at),
    [0, 200, 400],
  );
});

test("after the end of its view nothing is sent", () => {
  const { watch, done, move, ended } = make();
  move(1);
  move(2);
  ended.abort();
  watch.advance(1000);
  assert.deepEqual(done, [[0, 1]]);
});
