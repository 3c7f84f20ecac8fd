/** Which options are marked. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { ChoosingParams } from "../../src/transom/widgets/_typed/choosing.ts";
import { chosen } from "../../src/transom/widgets/offered.ts";

type Offered = Pick<ChoosingParams, "labels" | "value">;

function model(values: Offered): Parameters<typeof chosen>[0] {
  return { get: ((key: keyof Offered) => values[key]) as never };
}

test("what is chosen is marked by its places", () => {
  assert.deepEqual(chosen(model({ value: [3, 1, 0], labels: [3, "a", "b"] })), [1, 0]);
  assert.deepEqual(chosen(model({ value: [3], labels: [3, "a"] })), []);
  assert.deepEqual(chosen(model({ value: null, labels: [3, "a"] })), []);
});

test("a choice that is on its way marks nothing in options that have come meanwhile", () => {
  assert.deepEqual(chosen(model({ value: [3, 1], labels: [4, "b", "c"] })), []);
});
