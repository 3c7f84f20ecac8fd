import assert from "node:assert/strict";
import { test } from "node:test";
import { assets } from "../../src/transom/client/assets.ts";
import { load, provide } from "../../src/transom/client/parts.ts";

/** A host that fails as often as it is told to, and whose pauses take no time. */
async function withHost<T>(failures: number, work: (asked: string[]) => Promise<T>): Promise<T> {
  const { setTimeout } = globalThis;
  const asked: string[] = [];
  globalThis.setTimeout = ((task: () => void) => setTimeout(task, 0)) as typeof setTimeout;
  assets.module = async (name, end) => {
    asked.push(name + end);
    if (asked.length <= failures) throw new Error("no network");
    return { default: (runtime) => ({ name, runtime }) };
  };
  try {
    return await work(asked);
  } finally {
    globalThis.setTimeout = setTimeout;
  }
}

test("a file is loaded once for all who need it, and given the runtime", async () => {
  await withHost(0, async (asked) => {
    const runtime = { h: () => undefined };
    provide(runtime);
    const [one, two] = await Promise.all([load("a.js"), load("a.js")]);
    assert.equal(one, two);
    assert.deepEqual(one, { name: "a.js", runtime });
    assert.deepEqual(asked, ["a.js"]);
  });
});

test("one that fails is asked for again, each time as another", async () => {
  await withHost(2, async (asked) => {
    await load("b.js");
    assert.deepEqual(asked, ["b.js", "b.js#1", "b.js#2"]);
  });
});

test("one that has failed for good may be asked for later", async () => {
  await withHost(5, async (asked) => {
    await assert.rejects(load("c.js"), /no network/);
    assert.equal(asked.length, 5);
    assert.deepEqual(((await load("c.js")) as { name: string }).name, "c.js");
  });
});
