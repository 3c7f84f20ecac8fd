import assert from "node:assert/strict";
import { test } from "node:test";
import { fetched } from "../../src/transom/client/fetching.ts";
import { FakeClock } from "./fakes.ts";

/** What comes of a module that cannot be fetched `failures` times, and when which address was asked for. */
async function outcome(failures: number): Promise<{ result: unknown; asked: [number, string][] }> {
  const clock = new FakeClock();
  const asked: [number, string][] = [];
  let seconds = 0;
  let result: unknown;
  const load = async (end: string) => {
    asked.push([seconds, `x.js${end}`]);
    if (asked.length <= failures) throw new TypeError("no network");
    return "module";
  };
  const over = fetched(load, clock).then(
    (module) => {
      result = module;
    },
    (error) => {
      result = error;
    },
  );
  for (; result === undefined && seconds < 60; seconds += 0.5) {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    clock.pass(500);
  }
  await over;
  return { result, asked };
}

test("a module that is there is fetched once", async () => {
  assert.deepEqual(await outcome(0), { result: "module", asked: [[0, "x.js"]] });
});

test("a moment without a network is waited out, each time under another address", async () => {
  const { result, asked } = await outcome(2);
  assert.equal(result, "module");
  assert.deepEqual(asked, [
    [0, "x.js"],
    [0.5, "x.js#1"],
    [2, "x.js#2"],
  ]);
});

test("what is gone is given up after some seconds, with what the browser says", async () => {
  const { result, asked } = await outcome(99);
  assert.equal(String(result), "TypeError: no network");
  assert.deepEqual(
    asked.map(([second]) => second),
    [0, 0.5, 2, 6, 14],
  );
});
