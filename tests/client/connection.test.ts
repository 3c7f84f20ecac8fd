import assert from "node:assert/strict";
import { test } from "node:test";
import { Bench } from "./fakes.ts";

const numbers = (bench: Bench) => bench.server.events.map(({ cseq }) => cseq);
const values = (bench: Bench) => bench.server.events.map(({ value }) => value);

test("the first greeting asks for a session, and nothing is sent before the page is there", () => {
  const bench = new Bench();
  bench.connection.start();
  bench.click();
  bench.server.open();
  const { token, epoch, shown, unsettled } = bench.server.hello;
  assert.deepEqual(
    { token, epoch, shown, unsettled },
    { token: null, epoch: null, shown: 0, unsettled: [1, 1] },
  );
  bench.welcome("fresh");
  assert.deepEqual(bench.server.events, []);
});

test("chunks are fetched before the snapshot that needs them is there", () => {
  const bench = new Bench();
  bench.connection.start();
  bench.server.open();
  bench.server.say({ t: "ahead", chunks: ["texts-1.js"] });
  assert.deepEqual(bench.ahead, ["texts-1.js"]);
  assert.deepEqual(bench.snapshots, []);
});

test("events are numbered without gaps", () => {
  const bench = new Bench().begin();
  bench.click();
  bench.value(1);
  bench.click();
  assert.deepEqual(numbers(bench), [1, 2, 3]);
});

test("after a cut only what has no answer is sent again, in order", () => {
  const bench = new Bench().begin();
  for (let count = 0; count < 4; count++) bench.click();
  bench.patch(1, [[1, null]]);
  bench.reconnect("resumed", { applied: 2, sseq: 1 });
  const { epoch, shown, unsettled } = bench.server.hello;
  assert.deepEqual({ epoch, shown, unsettled }, { epoch: "e1", shown: 1, unsettled: [2, 4] });
  assert.deepEqual(numbers(bench), [2, 3, 4]);
});

test("an event is settled by its patch, by its answer, and not before what it led to is in the page", () => {
  const bench = new Bench().begin();
  bench.value(1);
  bench.value(2, "c5");
  bench.value(3, "c6");
  bench.patch(1, [[1, null]]);
  assert(!bench.connection.pending("c1", "value"));
  bench.server.say({ t: "ack", cseq: 2, sseq: 1, result: null });
  assert(!bench.connection.pending("c5", "value"));
  bench.server.say({ t: "ack", cseq: 3, sseq: 2, result: null });
  assert(bench.connection.pending("c6", "value"));
  bench.patch(2);
  assert(!bench.connection.pending("c6", "value"));
});

test("a gap in the patches is not applied: the socket is changed", () => {
  const bench = new Bench().begin();
  bench.patch(1);
  bench.patch(3);
  assert.equal(bench.patches.length, 1);
  assert(bench.transports[0]?.closed);
  bench.clock.pass(10_000);
  bench.server.open();
  assert.equal(bench.server.hello.shown, 1);
});

test("a patch that comes twice is applied once", () => {
  const bench = new Bench().begin();
  bench.patch(1);
  bench.patch(1);
  assert.equal(bench.patches.length, 1);
});

test("a patch that cannot be applied leads to a new snapshot of the same session", () => {
  const bench = new Bench().begin();
  bench.apply = () => {
    throw new Error("no such component");
  };
  const { error } = console;
  console.error = () => undefined;
  bench.patch(1);
  console.error = error;
  bench.clock.pass(10_000);
  bench.server.open();
  const { epoch, shown } = bench.server.hello;
  assert.deepEqual({ epoch, shown }, { epoch: "e1", shown: -1 });
});

test("before it asks for everything anew the page says what it has shown, so that no message comes twice", () => {
  const bench = new Bench().begin();
  bench.patch(1);
  const { error } = console;
  console.error = () => undefined;
  bench.apply = () => {
    throw new Error("no such component");
  };
  const { server } = bench;
  bench.patch(2);
  console.error = error;
  assert.deepEqual(server.sent.at(-1), { t: "seen", sseq: 1 });
});

test("values of one parameter that have not been sent become one; clicks never do", () => {
  const bench = new Bench().begin();
  bench.server.cut();
  bench.value(1);
  bench.value(2);
  bench.value(7, "c5");
  bench.value(3);
  bench.click();
  bench.value(4);
  bench.value(5);
  bench.click();
  bench.clock.pass(0);
  bench.server.open();
  bench.welcome("resumed");
  assert.deepEqual(values(bench), [3, 7, null, 5, null]);
  assert.deepEqual(numbers(bench), [1, 2, 3, 4, 5]);
});

test("a slow server gets the newest value, not a queue; a click goes at once with all before it", () => {
  const bench = new Bench().begin();
  for (let value = 1; value <= 100; value++) bench.value(value);
  assert.deepEqual(values(bench), [1, 2, 3, 4, 5, 6, 7, 8]);
  bench.patch(1, [[1, null]]);
  assert.equal(values(bench).at(-1), 100);
  for (let value = 101; value <= 120; value++) bench.value(value);
  bench.click();
  assert.deepEqual(values(bench).slice(-2), [120, null]);
  assert.deepEqual(
    numbers(bench),
    Array.from({ length: numbers(bench).length }, (_, index) => index + 1),
  );
});

test("beyond 256 unanswered events clicks are refused and values are not", () => {
  const bench = new Bench().begin();
  for (let count = 0; count < 300; count++) bench.click();
  assert.equal(bench.server.events.length, 256);
  assert.equal(bench.full, 44);
  bench.value(9);
  assert.equal(values(bench).at(-1), 9);
  bench.patch(1, [
    [1, null],
    [2, null],
  ]);
  bench.click();
  assert.equal(bench.full, 44);
});

test("what is too large for a frame is refused, and leaves no gap in the numbers", () => {
  const bench = new Bench().begin();
  bench.connection.event("c1", "value", "x".repeat(1 << 20), true);
  assert.equal(bench.full, 1);
  bench.click();
  assert.deepEqual(numbers(bench), [1]);
});

test("answers that were lost with a socket or a snapshot are asked for again", () => {
  const bench = new Bench().begin();
  bench.value(1);
  bench.reconnect("resumed", { applied: 1 });
  assert.deepEqual(numbers(bench), [1]);
  bench.click();
  assert.deepEqual(numbers(bench), [1, 2]);
  bench.server.say({ t: "ack", cseq: 1, sseq: 0, result: null });
  assert(!bench.connection.pending("c1", "value"));
  bench.server.say({ t: "snapshot", sseq: 7, ops: [] });
  assert.deepEqual(numbers(bench), [1, 2, 2]);
  bench.server.say({ t: "ack", cseq: 2, sseq: 7, result: null });
  bench.server.say({ t: "snapshot", sseq: 8, ops: [] });
  bench.clock.pass(5_000);
  assert.deepEqual(numbers(bench), [1, 2, 2]);
});

test("answers are asked for when the patches that were missed are in the page, once", () => {
  const bench = new Bench().begin();
  bench.click();
  bench.click();
  bench.reconnect("resumed", { applied: 2, sseq: 2 });
  assert.deepEqual(numbers(bench), []);
  bench.patch(1, [[1, null]]);
  assert.deepEqual(numbers(bench), []);
  bench.patch(2);
  assert.deepEqual(numbers(bench), [2]);
  bench.patch(3);
  assert.deepEqual(numbers(bench), [2]);
});

test("a session that is gone hands back what was not answered, and numbers begin anew", () => {
  const bench = new Bench().begin();
  bench.click();
  bench.value(5);
  bench.reconnect("rebuilt", { epoch: "e2" });
  assert.deepEqual(bench.server.events, []);
  bench.server.say({ t: "snapshot", sseq: 4, ops: [] });
  assert.deepEqual(
    bench.snapshots.at(-1)?.lost?.map(({ name, value }) => [name, value]),
    [
      ["click", null],
      ["value", 5],
    ],
  );
  assert(!bench.connection.pending("c1", "value"));
  bench.click();
  assert.deepEqual(numbers(bench), [1]);
  bench.patch(5, [[1, null]]);
  assert.equal(bench.patches.length, 1);
});

test("a snapshot of the same session loses nothing", () => {
  const bench = new Bench().begin();
  bench.click();
  bench.click();
  bench.reconnect("snapshot", { applied: 1, sseq: 9 });
  bench.server.say({ t: "snapshot", sseq: 9, ops: [] });
  assert.equal(bench.snapshots.at(-1)?.lost, null);
  assert.deepEqual(numbers(bench), [1, 2]);
});

test("it reconnects at once, then less and less often, and says so when it takes long", () => {
  const bench = new Bench().begin();
  bench.server.cut();
  bench.clock.pass(0);
  assert.equal(bench.transports.length, 2);
  const waits: number[] = [];
  for (let attempt = 0; attempt < 6; attempt++) {
    const before = bench.transports.length;
    bench.server.cut();
    let waited = 0;
    for (; bench.transports.length === before; waited += 50) bench.clock.pass(50);
    waits.push(waited);
  }
  assert.deepEqual(waits, [1000, 2000, 4000, 5000, 5000, 5000]);
  assert.deepEqual(bench.states, ["open", "reconnecting", "disconnected"]);
});

test("a hidden page does not reconnect until it is looked at", () => {
  const bench = new Bench().begin();
  bench.hidden = true;
  bench.server.cut();
  bench.clock.pass(3_600_000);
  assert.equal(bench.transports.length, 1);
  bench.hidden = false;
  bench.connection.wake();
  assert.equal(bench.transports.length, 2);
});

test("a socket that has died in a sleep is noticed", () => {
  const bench = new Bench().begin();
  bench.connection.wake();
  assert.equal(bench.server.sent.at(-1)?.t, "ping");
  bench.clock.pass(6_000);
  assert.equal(bench.transports.length, 2);
});

test("an event without an answer is followed by a ping; an answer calms", () => {
  const bench = new Bench().begin();
  bench.click();
  bench.clock.pass(15_000);
  assert.equal(bench.server.sent.at(-1)?.t, "ping");
  bench.server.say({ t: "pong" });
  bench.clock.pass(14_000);
  assert.equal(bench.transports.length, 1);
  bench.patch(1, [[1, null]]);
  bench.clock.pass(600_000);
  assert.equal(bench.transports.length, 1);
});

test("an attempt that hangs is given up", () => {
  const bench = new Bench();
  bench.connection.start();
  bench.clock.pass(30_000);
  assert(bench.transports.length > 1);
});

test("what has been seen is said after a snapshot, 32 patches, a second, and when the page is left", () => {
  const bench = new Bench().begin();
  const seen = () => bench.server.sent.filter(({ t }) => t === "seen").map(({ sseq }) => sseq);
  for (let sseq = 1; sseq <= 33; sseq++) bench.patch(sseq);
  assert.deepEqual(seen(), [0, 32]);
  bench.clock.pass(1_000);
  assert.deepEqual(seen(), [0, 32, 33]);
  bench.patch(34);
  bench.connection.hide();
  bench.clock.pass(5_000);
  assert.deepEqual(seen(), [0, 32, 33, 34]);
});

test("sent away is final until the user asks; the reason says how", () => {
  for (const [reason, state] of [
    ["superseded", "superseded"],
    ["revoked", "refused"],
    ["build", "outdated"],
    ["a prose reason", "outdated"],
  ]) {
    const bench = new Bench().begin();
    bench.server.say({ t: "bye", code: 4409, reason, retry_after: null });
    bench.server.cut(4409);
    bench.clock.pass(600_000);
    bench.connection.wake();
    assert.equal(bench.transports.length, 1);
    assert.equal(bench.connection.state, state);
    bench.connection.retry();
    bench.server.open();
    assert.equal(bench.server.hello.epoch, reason === "superseded" ? "e1" : null);
  }
});

test("a server that breaks off soon after each welcome is not asked without a pause", () => {
  const bench = new Bench().begin();
  for (let count = 0; count < 20; count++) {
    bench.server.cut();
    bench.clock.pass(0);
    if (bench.server.hello) break;
    bench.server.open();
    bench.welcome("resumed");
  }
  assert(bench.transports.length < 5);
  bench.clock.pass(10_000);
  assert(bench.transports.length >= 4);
});

/** Seconds of each of these many interruptions, for connections that last so long. */
function flap(bench: Bench, times: number, lasting: number): number[] {
  return Array.from({ length: times }, () => {
    bench.clock.pass(lasting);
    bench.server.cut();
    let waited = 0;
    for (; !bench.server.fresh; waited += 10) bench.clock.pass(10);
    bench.server.open();
    bench.welcome("resumed");
    return waited / 1000;
  });
}

test("on a network that comes and goes a page is back at once, each time", () => {
  const bench = new Bench().begin();
  bench.clock.pass(30_000);
  assert.equal(Math.max(...flap(bench, 50, 2_000)), 0.01);
});

test("where connections break off at once it is back within two seconds as long as sessions go on", () => {
  const bench = new Bench().begin();
  bench.clock.pass(30_000);
  const waits = flap(bench, 50, 100);
  assert.equal(waits[0], 0.01);
  assert.equal(Math.max(...waits), 1);
  bench.clock.chance = 0.99;
  assert(Math.max(...flap(bench, 50, 100)) < 2);
});

test("a press, a key or the focus cuts the wait short; not where the server has said how long", () => {
  const bench = new Bench().begin();
  for (let attempt = 0; attempt < 6; attempt++) {
    bench.server.cut();
    bench.clock.pass(10_000);
  }
  for (let round = 0; round < 3; round++) {
    bench.server.cut();
    const { length } = bench.transports;
    for (let key = 0; key < 10; key++) {
      bench.clock.pass(100);
      bench.connection.hurry();
    }
    assert.equal(bench.transports.length, length + 1);
  }
  full(bench);
  const { length } = bench.transports;
  bench.connection.hurry();
  bench.clock.pass(4_000);
  assert.equal(bench.transports.length, length);
});

test("a press does nothing while there is a connection, or none is to be had", () => {
  const bench = new Bench().begin();
  bench.connection.hurry();
  bench.server.cut(4404);
  bench.connection.hurry();
  assert.equal(bench.transports.length, 1);
});

test("a server that drains is left alone as long as it asks", () => {
  const bench = new Bench().begin();
  bench.server.say({ t: "bye", code: 1001, reason: "draining", retry_after: 3 });
  bench.server.cut(1001);
  bench.clock.pass(2_900);
  assert.equal(bench.transports.length, 1);
  bench.clock.pass(1_000);
  assert.equal(bench.transports.length, 2);
});

/** What a server says that takes no more pages. */
const full = (bench: Bench) => {
  bench.server.say({ t: "bye", code: 1013, reason: "full", retry_after: 5 });
  bench.server.cut(1013);
};

test("a first page that finds no room says so and goes on trying by itself, as often as it is asked to", () => {
  const bench = new Bench();
  bench.connection.start();
  for (let attempt = 1; attempt <= 5; attempt++) {
    bench.server.open();
    full(bench);
    assert.equal(bench.connection.state, "full");
    assert.equal(bench.waits.length, attempt); // what the page counts down
    bench.clock.pass(4_900);
    assert.equal(bench.transports.length, attempt);
    bench.clock.pass(15_000);
    assert.equal(bench.transports.length, attempt + 1);
  }
  bench.server.open();
  bench.welcome("fresh");
  bench.server.say({ t: "snapshot", sseq: 0, ops: [] });
  assert.deepEqual(bench.states, ["full", "open"]);
});

test("pages that were told to come back later do not all come in the same moment", () => {
  const waits = [0, 0.5, 0.999].map((chance) => {
    const bench = new Bench();
    bench.clock.chance = chance;
    bench.connection.start();
    bench.server.open();
    full(bench);
    let waited = 0;
    for (; bench.transports.length === 1; waited += 100) bench.clock.pass(100);
    assert.equal(Math.ceil((bench.waits[0] as number) / 100) * 100, waited);
    return waited;
  });
  assert.deepEqual(waits, [5_000, 6_300, 7_500]);
});

test("for a page that has been shown, a server that is full is an interruption like others", () => {
  const bench = new Bench().begin();
  full(bench);
  assert.deepEqual(bench.states, ["open", "reconnecting"]);
  bench.clock.pass(8_000);
  assert.equal(bench.transports.length, 2);
});

test("a server that breaks the connection again and again is not asked for ever", () => {
  const bench = new Bench().begin();
  for (let count = 0; count < 30 && bench.connection.state !== "refused"; count++) {
    bench.server.cut(4400);
    bench.clock.pass(10_000);
    bench.server.open();
    bench.welcome("resumed");
  }
  assert.equal(bench.connection.state, "refused");
});

test("after a change of the code a session begins anew", () => {
  const bench = new Bench().begin();
  bench.connection.restart();
  bench.server.open();
  const { token, epoch, shown } = bench.server.hello;
  assert.deepEqual({ token, epoch, shown }, { token: "tok", epoch: null, shown: 0 });
  bench.welcome("fresh", { epoch: "e2" });
  bench.server.say({ t: "snapshot", sseq: 0, ops: [] });
  assert.deepEqual(bench.snapshots.at(-1)?.lost, []);
});

test("who asks for it is told how an event has ended, once, whatever the answer comes in", () => {
  const bench = new Bench().begin();
  const told: [number, unknown][] = [];
  const enter = (value: number, id: string) =>
    bench.connection.event(id, "value", value, true, (result) => told.push([value, result]));
  enter(1, "c1");
  enter(2, "c2");
  enter(3, "c3");
  const refused = { rejected: "bad_value" };
  bench.patch(1, [
    [1, refused],
    [2, null],
  ]);
  assert.deepEqual(told, [
    [1, refused],
    [2, null],
  ]);
  const late = { rejected: "not_allowed" };
  bench.server.say({ t: "ack", cseq: 3, sseq: 1, result: late });
  bench.server.say({ t: "ack", cseq: 3, sseq: 1, result: late });
  assert.deepEqual(told.slice(2), [[3, late]]);
});

test("who asks for it is told of an event that is not sent, for want of room", () => {
  const bench = new Bench().begin();
  for (let count = 0; count < 256; count++) bench.click();
  const told: unknown[] = [];
  bench.connection.event("c1", "click", null, false, (result) => told.push(result));
  assert.deepEqual(told, [undefined]);
});

test("nobody is told of a value that was put back and has been overtaken by what the user enters", () => {
  const bench = new Bench().begin();
  let told = 0;
  bench.server.cut();
  bench.connection.event("c1", "value", 1, true, () => told++);
  bench.value(2);
  bench.clock.pass(0);
  bench.server.open();
  bench.welcome("resumed");
  bench.patch(1, [[1, { rejected: "bad_value" }]]);
  assert.deepEqual(values(bench), [2]);
  assert.equal(told, 0);
});
