import assert from "node:assert/strict";
import { test as nodeTest } from "node:test";
import {
  type CommModel,
  fetchFile,
  join,
  KERNEL_GONE,
  Link,
  leaveAll,
} from "../../src/transom/client/comm.ts";

const made: FakeModel[] = [];

/** A test at whose end all models are gone. */
function test(name: string, body: () => void | Promise<void>): void {
  nodeTest(name, async () => {
    try {
      await body();
    } finally {
      for (const model of made.splice(0)) model.ended.abort();
      leaveAll();
    }
  });
}

type Sent = { t: string; from?: string; name?: string; number?: number; text?: string };

/** A widget's model whose kernel is played by hand. */
class FakeModel implements CommModel {
  comm_live = true;
  readonly sent: Sent[] = [];
  readonly buffers: unknown[] = [];
  readonly ended = new AbortController();
  #listeners: [string, (...args: never[]) => void][] = [];

  constructor() {
    made.push(this);
    join(this, this.ended.signal);
  }

  send(content: object, _callbacks?: unknown, buffers: ArrayBuffer[] = []): void {
    this.sent.push(content as Sent);
    this.buffers.push(...buffers);
  }

  on(name: string, listener: (...args: never[]) => void): void {
    this.#listeners.push([name, listener]);
  }

  off(name: string, listener: (...args: never[]) => void): void {
    this.#listeners = this.#listeners.filter((each) => each[0] !== name || each[1] !== listener);
  }

  fire(name: string, ...args: unknown[]): void {
    for (const [each, listener] of [...this.#listeners]) if (each === name) listener(...(args as never[]));
  }

  say(content: object, ...buffers: ArrayBuffer[]): void {
    this.fire(
      "msg:custom",
      content,
      buffers.map((each) => new DataView(each)),
    );
  }

  frames(...frames: [string, number, string][]): void {
    this.say({ t: "frames", frames });
  }

  kinds(): string[] {
    return this.sent.map(({ t }) => t);
  }
}

function begin(model = new FakeModel()) {
  const got: unknown[] = [];
  const closed: number[] = [];
  const waits: boolean[] = [];
  const link = new Link(model, (on) => waits.push(on), 60_000);
  link.start({
    open: () => got.push("open"),
    frame: (frame) => got.push(frame),
    close: (code) => closed.push(code),
  });
  return { model, link, got, closed, waits };
}

test("a frame goes to the link that it is addressed to, and to no other", async () => {
  const [one, two] = [begin(), begin()];
  await Promise.resolve();
  two.model.frames([one.link.id, 1, "a"], ["another document's", 7, "b"], [two.link.id, 1, "c"]);
  assert.deepEqual(
    [one.got, two.got],
    [
      ["open", "a"],
      ["open", "c"],
    ],
  );
});

test("frames of bytes are the buffers of the message, in order", () => {
  const { model, link, got } = begin();
  model.say(
    {
      t: "frames",
      frames: [
        [link.id, 1, null],
        [link.id, 2, "text"],
        [link.id, 3, null],
      ],
    },
    new Uint8Array([1]).buffer,
    new Uint8Array([2, 3]).buffer,
  );
  assert.deepEqual(
    got.map((each) => (each instanceof ArrayBuffer ? [...new Uint8Array(each)] : each)),
    [[1], "text", [2, 3]],
  );
  link.send(new Uint8Array([9]).buffer);
  assert.equal(model.buffers.length, 1);
});

test("what has come is acknowledged each megabyte", () => {
  const { model, link } = begin();
  const half = "x".repeat(1 << 19);
  for (let number = 1; number <= 5; number++) model.frames([link.id, number, half]);
  assert.deepEqual(
    model.sent.map(({ t, number }) => [t, number]),
    [
      ["got", 2],
      ["got", 4],
    ],
  );
});

test("a frame that was lost on its way ends the link, which says so", () => {
  const { model, link, got, closed } = begin();
  model.frames([link.id, 1, "a"], [link.id, 3, "c"], [link.id, 4, "d"]);
  assert.deepEqual([got, closed, model.kinds()], [["a"], [1006], ["gone"]]);
});

test("a link that is closed says so once; after that nothing reaches it", () => {
  const { model, link, got, closed } = begin();
  link.close();
  link.close();
  model.frames([link.id, 1, "a"]);
  assert.deepEqual([got, closed, model.kinds()], [[], [], ["gone"]]);
});

test("the kernel ends a link by its code, and itself", () => {
  const [one, two] = [begin(), begin()];
  one.model.say({ t: "end", to: one.link.id, code: 1013 });
  two.model.comm_live = false;
  two.model.fire("comm_live_update");
  assert.deepEqual([one.closed, two.closed], [[1013], [KERNEL_GONE]]);
});

test("a live comm that says so is no end", () => {
  const { model, closed } = begin();
  model.fire("comm_live_update");
  assert.deepEqual(closed, []);
});

test("that code waits for a cell is told to the view that it is about, and ends with the link", () => {
  const { model, link, waits } = begin();
  model.say({ t: "waits", to: link.id, on: true });
  link.close();
  assert.deepEqual(waits, [true, false]);
});

test("presence is said again and again until the end", () => {
  const { setInterval, clearInterval } = globalThis;
  const tasks = new Map<number, () => void>();
  let pause = 0;
  globalThis.setInterval = ((task: () => void, milliseconds: number) => {
    pause = milliseconds;
    tasks.set(1, task);
    return 1;
  }) as unknown as typeof setInterval;
  globalThis.clearInterval = ((id: number) => tasks.delete(id)) as typeof clearInterval;
  try {
    const { model, link } = begin();
    for (const task of [...tasks.values(), ...tasks.values()]) task();
    assert.deepEqual(
      [pause, model.sent],
      [
        20_000,
        [
          { t: "here", number: 0, from: link.id },
          { t: "here", number: 0, from: link.id },
        ],
      ],
    );
    link.close();
    assert.equal(tasks.size, 0);
  } finally {
    Object.assign(globalThis, { setInterval, clearInterval });
  }
});

test("a file is asked for once, whoever answers", async () => {
  const [one, two] = [new FakeModel(), new FakeModel()];
  const both = [fetchFile("a.js"), fetchFile("a.js")];
  assert.deepEqual([...one.kinds(), ...two.kinds()], ["want"]);
  two.say({ t: "asset", name: "a.js", type: "text/javascript" }, new Uint8Array([1, 2]).buffer);
  const [file] = await Promise.all(both);
  assert.deepEqual([file?.type, file?.bytes.byteLength], ["text/javascript", 2]);
});

test("when the model that was asked goes, another one is asked; with the last the file is lost", async () => {
  const [one, two] = [new FakeModel(), new FakeModel()];
  const file = fetchFile("b.js");
  one.ended.abort();
  assert.deepEqual(two.sent, [{ t: "want", name: "b.js" }]);
  two.ended.abort();
  await assert.rejects(file, /no kernel to ask/);
  const three = new FakeModel();
  const again = fetchFile("b.js");
  three.say({ t: "asset", name: "b.js", error: "b.js: not of this build" });
  await assert.rejects(again, /not of this build/);
});
