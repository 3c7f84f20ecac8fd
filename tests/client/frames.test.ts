import assert from "node:assert/strict";
import { test } from "node:test";
import { next } from "../../src/transom/widgets/frames.ts";

/** The places of so many steps from `at`, as long as it plays. */
function played(at: number, policy: string, way = 1, step = 1, ends: [number, number] = [0, 5], most = 8) {
  const seen: number[] = [];
  while (way && seen.length < most) {
    [at, way] = next(at, ends, step, way, policy);
    seen.push(at);
  }
  return seen;
}

test("a loop begins again at the other end", () => {
  assert.deepEqual(played(4, "loop"), [5, 0, 1, 2, 3, 4, 5, 0]);
  assert.deepEqual(played(1, "loop", -1), [0, 5, 4, 3, 2, 1, 0, 5]);
  assert.deepEqual(played(3, "loop", 1, 2), [5, 0, 2, 4, 0, 2, 4, 0]);
});

test("once ends at the end, whatever the step", () => {
  assert.deepEqual(played(3, "once"), [4, 5, 5]);
  assert.deepEqual(played(2, "once", 1, 2), [4, 5]);
  assert.deepEqual(played(1, "once", -1), [0, 0]);
});

test("a reflection turns at the ends", () => {
  assert.deepEqual(played(3, "reflect"), [4, 5, 4, 3, 2, 1, 0, 1]);
  assert.deepEqual(played(1, "reflect", -1), [0, 1, 2, 3, 4, 5, 4, 3]);
});

test("with one place it stays there", () => {
  for (const policy of ["once", "loop", "reflect"])
    assert.deepEqual(new Set(played(2, policy, 1, 1, [2, 2], 4)), new Set([2]));
});

test("ends that have moved are kept to", () => {
  assert.deepEqual(next(5, [0, 3], 1, 1, "loop"), [0, 1]);
  assert.deepEqual(next(5, [0, 3], 1, 1, "once"), [3, 0]);
});
