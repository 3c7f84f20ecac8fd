import assert from "node:assert/strict";
import { test } from "node:test";
import { calm } from "../../src/transom/client/calm.ts";
import { FakeClock } from "./fakes.ts";

function mark(): { clock: FakeClock; set: (on: boolean) => void; painted: boolean[] } {
  const clock = new FakeClock();
  const painted: boolean[] = [];
  return { clock, set: calm((on) => painted.push(on), clock), painted };
}

// statement 71
test("a mark is seen after 100 ms", () => {
  const { clock, set, painted } = mark();
  set(true);
  clock.pass(99);
  assert.deepEqual(painted, []);
  clock.pass(1);
  assert.deepEqual(painted, [true]);
});

test("a wait that is over before is never seen", () => {
  const { clock, set, painted } = mark();
  set(true);
  clock.pass(99);
  set(false);
  clock.pass(1000);
  assert.deepEqual(painted, []);
});

test("it is seen for 250 ms at least", () => {
  const { clock, set, painted } = mark();
  set(true);
  clock.pass(101);
  set(false);
  clock.pass(248);
  assert.deepEqual(painted, [true]);
  clock.pass(1);
  assert.deepEqual(painted, [true, false]);
});

test("after that it goes at once", () => {
  const { clock, set, painted } = mark();
  set(true);
  clock.pass(5000);
  set(false);
  assert.deepEqual(painted, [true, false]);
});

test("the 100 ms count from the first of several waits without a gap", () => {
  const { clock, set, painted } = mark();
  set(true);
  clock.pass(60);
  set(true);
  clock.pass(40);
  assert.deepEqual(painted, [true]);
});

test("one wait after another does not blink", () => {
  const { clock, set, painted } = mark();
  set(true);
  clock.pass(150);
  set(false);
  clock.pass(50);
  set(true);
  clock.pass(5000);
  assert.deepEqual(painted, [true]);
  set(false);
  assert.deepEqual(painted, [true, false]);
});

// statement 71
test("after any sequence it is seen if and only if there is a wait, and never for a blink", () => {
  let seed = 71;
  const random = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  for (let sequence = 0; sequence < 1000; sequence++) {
    const { clock, set, painted } = mark();
    let now = 0;
    let since = 0; // when it was painted last, and when a wait began
    let began: number | null = null;
    let count = 0;
    let on = false;
    const pass = (milliseconds: number) => {
      for (let passed = 0; passed < milliseconds; passed++) {
        clock.pass(1);
        now++;
        look();
      }
    };
    const look = () => {
      for (; count < painted.length; count++) {
        assert.equal(painted[count], count % 2 === 0, "painted only when it changes");
        if (painted[count]) assert(began !== null && now - began >= 100);
        else assert(now - since >= 250);
        since = now;
      }
    };
    for (let step = 1 + Math.floor(random() * 6); step > 0; step--) {
      on = random() < 0.6;
      began = on ? (began ?? now) : null;
      set(on);
      look();
      pass(Math.floor(random() * 400));
    }
    pass(500);
    assert.equal(painted.at(-1) ?? false, on);
  }
});
