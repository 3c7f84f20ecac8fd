import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox } from "../../src/transom/client/outbox.ts";

test("who hears an answer may send the next at once", () => {
  const outbox = new Outbox();
  const answers: number[] = [];
  const ask = (): boolean =>
    outbox.add("c1", "taken", null, false, 0, () => {
      answers.push(answers.length);
      if (answers.length < 3) ask();
    });
  ask();
  for (let cseq = 1; cseq <= 3; cseq++) {
    assert.equal(outbox.take().length, 1);
    outbox.settle(cseq, null as never);
  }
  assert.deepEqual(answers, [0, 1, 2]);
  assert.equal(outbox.range, null);
});
