import assert from "node:assert/strict";
import { test } from "node:test";
import { Connection } from "../../src/transom/client/connection.ts";
import { Inspector } from "../../src/transom/client/inspector.ts";
import * as words from "../../src/transom/client/inspector_words.ts";
import type { Receiver } from "../../src/transom/client/receiver.ts";
import type { Op } from "../../src/transom/client/types.ts";
import { FakeClock, FakeTransport } from "./fakes.ts";

// There are no elements here: the panel cannot be made, which the console is told.
const complaints: unknown[] = [];
console.error = (text: unknown) => complaints.push(text);
Object.assign(globalThis, { addEventListener: () => undefined });

/** A connection that is looked at, and the sockets that it opens. */
class Bench {
  readonly clock = new FakeClock();
  readonly transports: FakeTransport[] = [];
  readonly inspector: Inspector;
  readonly connection: Connection;

  constructor() {
    this.inspector = new Inspector({
      say: (message) => this.connection.say(message),
      type: (id) => (id === "c1" ? "Button" : undefined),
      announce: () => undefined,
      panel: async () => {
        throw new Error("no network");
      },
    });
    const receiver: Receiver = {
      patch: () => undefined,
      snapshot: () => undefined,
      state: () => undefined,
      next: () => undefined,
      full: () => undefined,
      onlooker: this.inspector,
    };
    this.connection = new Connection(receiver, {
      connect: () => {
        this.transports.push(new FakeTransport());
        return this.server;
      },
      clock: this.clock,
      hidden: () => false,
      hello: () => ({ build: "b1", tab: "t1", url: "/", theme: null }),
    });
  }

  get server(): FakeTransport {
    return this.transports.at(-1) as FakeTransport;
  }

  begin(dev = true): this {
    this.connection.start();
    this.welcome("fresh", dev);
    this.server.say({ t: "snapshot", sseq: 0, ops: [] });
    return this;
  }

  welcome(mode: string, dev = true, epoch = "e1"): void {
    this.server.open();
    this.server.say({ t: "welcome", mode, epoch, token: "tok", applied: 0, sseq: 0, limits: {}, dev });
  }

  patch(sseq: number, ops: Op[] = []): void {
    this.server.say({ t: "patch", sseq, ops });
  }

  report(number: number): void {
    this.inspector.report({ id: `r${number}`, report: "stale", text: `report ${number}` });
  }

  get reports(): string[] {
    return [...this.inspector.reports.keys()];
  }

  /** What was said to the server on the newest socket, without its greeting and what it has seen. */
  get said(): object[] {
    return this.server.sent.filter(({ t }) => t !== "hello" && t !== "seen");
  }
}

test("a patch is noted with its number, the bytes of its frame, its ops and what they are about", () => {
  const bench = new Bench().begin();
  const ops: Op[] = [
    ["set", "c1", { label: "für", loading: true }],
    ["msg", "page", { kind: "busy", on: true }],
  ];
  bench.patch(1, ops);
  const [note] = bench.inspector.patches;
  assert(note);
  assert.equal(note.sseq, 1);
  assert.equal(note.count, 2);
  assert(note.milliseconds >= 0);
  assert.equal(note.bytes, new TextEncoder().encode(JSON.stringify({ t: "patch", sseq: 1, ops })).length);
  assert.deepEqual(note.ops.map(words.describe), ["Button c1: label, loading", "page: busy"]);
});

test("the newest fifty patches are kept, and of a large one the first ops", () => {
  const bench = new Bench().begin();
  for (let sseq = 1; sseq <= 60; sseq++) bench.patch(sseq);
  assert.equal(bench.inspector.patches.length, 50);
  assert.equal(bench.inspector.patches[0]?.sseq, 11);
  bench.patch(
    61,
    Array.from({ length: 1000 }, (): Op => ["set", "c1", { value: 1 }]),
  );
  const note = bench.inspector.patches.at(-1);
  assert.equal(note?.count, 1000);
  assert.equal(note?.ops.length, 30);
});

test("values do not live on in what is noted", () => {
  const bench = new Bench().begin();
  bench.patch(1, [
    ["class", 0, { object: "secret" }, { name: "Image", writable: [], events: [] }],
    ["new", "c1", 0, { object: "secret" }],
    ["set", "c1", { object: "secret" }],
    ["msg", "c1", { data: "secret" }],
    ["msg", "c1", null],
  ]);
  assert(!JSON.stringify(bench.inspector.patches).includes("secret"));
});

test("outside of development nothing is noted", () => {
  const bench = new Bench().begin(false);
  bench.patch(1);
  bench.report(1);
  assert.deepEqual(bench.inspector.patches, []);
  assert.deepEqual(bench.reports, []);
});

test("another session begins anew, the same one goes on", () => {
  const bench = new Bench().begin();
  bench.patch(1);
  bench.report(7);
  bench.inspector.clear();
  bench.report(8);
  bench.server.cut();
  bench.clock.pass(0);
  bench.welcome("resumed");
  assert.deepEqual([bench.inspector.patches.length, bench.reports], [1, ["r8"]]);
  bench.server.cut();
  bench.clock.pass(10_000);
  bench.welcome("rebuilt", true, "e2");
  assert.deepEqual([bench.inspector.patches.length, bench.reports], [0, []]);
  bench.report(1);
  assert.deepEqual(bench.reports, ["r1"]);
});

test("the server is asked when it opens, told when it closes, and asked again after a cut", () => {
  const bench = new Bench().begin();
  assert.deepEqual(bench.said, []);
  bench.inspector.open = true;
  assert.deepEqual(bench.said, [{ t: "inspect", on: true }]);
  bench.server.cut();
  bench.clock.pass(0);
  assert.deepEqual(bench.said, []);
  bench.welcome("resumed");
  assert.deepEqual(bench.said, [{ t: "inspect", on: true }]);
  bench.inspector.open = false;
  assert.deepEqual(bench.said.at(-1), { t: "inspect", on: false });
  bench.server.cut();
  bench.clock.pass(0);
  bench.welcome("resumed");
  assert.deepEqual(bench.said, []);
});

test("what is said without a connection is dropped", () => {
  const bench = new Bench().begin();
  bench.server.cut();
  bench.connection.say({ t: "cancel", run: 1 });
  bench.clock.pass(0);
  bench.connection.say({ t: "cancel", run: 2 });
  assert.deepEqual(bench.said, []);
  bench.welcome("resumed");
  bench.connection.say({ t: "cancel", run: 3 });
  assert.deepEqual(bench.said, [{ t: "cancel", run: 3 }]);
});

test("what runs is taken while it is open", () => {
  const bench = new Bench().begin();
  const message = { t: "inspection", runs: [{ number: 1 }] };
  bench.server.say(message);
  assert.equal(bench.inspector.running, null);
  bench.inspector.open = true;
  bench.server.say(message);
  assert.deepEqual(bench.inspector.running, message);
  bench.inspector.open = false;
  assert.equal(bench.inspector.running, null);
});

test("reports that were cleared do not come back with those that the server has kept", () => {
  const bench = new Bench().begin();
  bench.report(2);
  bench.report(3);
  bench.inspector.clear();
  bench.inspector.open = true;
  const reports = [1, 2, 3, 4].map((number) => ({ id: `r${number}`, report: "stale", text: "" }));
  bench.server.say({ t: "inspection", runs: [], reports });
  assert.deepEqual(bench.reports, ["r4"]);
});

test("a report that comes twice is there once, and fifty are kept", () => {
  const bench = new Bench().begin();
  for (let number = 1; number <= 60; number++) {
    bench.report(number);
    bench.report(number);
  }
  assert.equal(bench.reports.length, 50);
  assert.equal(bench.reports[0], "r11");
});

test("a panel that cannot be fetched is named in the console", async () => {
  complaints.length = 0;
  new Bench().begin().report(1);
  await new Promise((done) => setTimeout(done));
  assert(/inspector could not be fetched/.test(String(complaints[0])));
});

test("durations", () => {
  const cases: [number, string][] = [
    [-0.1, "0.0 s"],
    [0.44, "0.4 s"],
    [9.96, "10 s"],
    [59.4, "59 s"],
    [59.6, "1 min 00 s"],
    [65, "1 min 05 s"],
    [7380, "2 h 03 min"],
  ];
  for (const [seconds, text] of cases) assert.equal(words.duration(seconds), text);
});

test("sizes and milliseconds", () => {
  const sizes: [number, string][] = [
    [0, "0 B"],
    [999, "999 B"],
    [1234, "1.2 kB"],
    [35_400, "35 kB"],
    [999_900, "1.0 MB"],
  ];
  for (const [bytes, text] of sizes) assert.equal(words.size(bytes), text);
  assert.equal(words.milliseconds(0.04), "0.0");
  assert.equal(words.milliseconds(12.6), "13");
  assert.equal(words.count(1, "report"), "1 report");
  assert.equal(words.count(2, "report"), "2 reports");
});

test("names and places", () => {
  assert.equal(words.local("app.<locals>.Loader.load"), "Loader.load");
  assert.equal(words.local("load"), "load");
  assert.equal(words.base("/srv/app.py:12"), "app.py:12");
  assert.equal(words.base("C:\\srv\\app.py:12"), "app.py:12");
  assert.deepEqual(words.codes("load blocked before /srv/app.py:12. Make it a `def`, or wait."), [
    "load blocked before ",
    "/srv/app.py:12",
    ". Make it a ",
    "`def`",
    ", or wait.",
  ]);
  assert.deepEqual(words.codes("It took 12:30 minutes."), ["It took 12:30 minutes."]);
});

test("ops in words", () => {
  assert.equal(words.describe(["class", 0, [], undefined]), null);
  assert.equal(words.describe(["new", "c1", ["label"], "Button"]), "+ Button c1");
  assert.equal(words.describe(["set", "c1", ["value"], undefined]), "gone c1: value");
  assert.equal(words.describe(["del", ["c1", "c2"], undefined, undefined]), "− c1, c2");
  assert.equal(words.describe(["msg", "c1", undefined, "Bokeh"]), "Bokeh c1: message");
  assert.equal(words.describe(["page", ["title", "roots"], undefined, undefined]), "page: title, roots");
});
