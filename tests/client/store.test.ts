import assert from "node:assert/strict";
import { test } from "node:test";
import type { ModelState, Outlet } from "../../src/transom/client/model.ts";
import { Mismatch, Store } from "../../src/transom/client/store.ts";
import type { Op, Value } from "../../src/transom/client/types.ts";

const SLIDER: Op = [
  "class",
  0,
  { value: 0, label: "", step: 1 },
  { name: "IntSlider", front_end: "Slider", writable: ["value"], events: ["reset"] },
];
const ROW: Op = [
  "class",
  1,
  { children: [], header: null },
  { name: "Row", writable: [], events: [], held: ["children", "header"] },
];

class Wire implements Outlet {
  readonly sent: unknown[][] = [];
  readonly unanswered = new Set<string>();

  event(id: string, name: string, value: Value, isValue: boolean): void {
    this.sent.push([id, name, value, isValue]);
  }

  pending(id: string, name: string): boolean {
    return this.unanswered.has(`${id}.${name}`);
  }

  async fetch(): Promise<null> {
    return null;
  }
}

function page(): { store: Store; wire: Wire; slider: ModelState } {
  const wire = new Wire();
  const store = new Store(wire);
  store.snapshot([SLIDER, ROW, ["new", "c1", 0, { value: 3 }], ["new", "c2", 1, { children: ["c1"] }]]);
  return { store, wire, slider: store.models.get("c1") as ModelState };
}

function watch(model: ModelState): string[] {
  const seen: string[] = [];
  model.on("change", (_model, key) => seen.push(`${key}=${model.get(key as string)}`));
  return seen;
}

test("a model has the name of its class, and the module that draws it", () => {
  const { slider } = page();
  assert.deepEqual([slider.type, slider.frontEnd], ["IntSlider", "Slider"]);
});

test("a parameter that was not sent has its class's default; names of Object's are nobody's parameters", () => {
  const { slider } = page();
  assert.equal(slider.get("value"), 3);
  assert.equal(slider.get("step"), 1);
  assert.equal(slider.get("constructor"), null);
});

test("one change event per property, and only after the whole patch is in", () => {
  const { store, slider } = page();
  const seen: unknown[] = [];
  slider.on("change:value", () =>
    seen.push([slider.get("value"), slider.get("step"), store.models.has("c9")]),
  );
  store.patch([
    ["set", "c1", { value: 4 }],
    ["set", "c1", { value: 5, step: 2 }],
    ["new", "c9", 0, {}],
  ]);
  assert.deepEqual(seen, [[5, 2, true]]);
});

test("a patch that does not fit changes nothing at all", () => {
  const { store, slider } = page();
  const seen = watch(slider);
  const misfits: Op[][] = [
    [
      ["set", "c1", { value: 9 }],
      ["set", "c99", { value: 1 }],
    ],
    [
      ["set", "c1", { value: 9 }],
      ["new", "c3", 9, {}],
    ],
    [
      ["new", "c4", 0, {}],
      ["msg", "c98", "x"],
    ],
  ];
  for (const ops of misfits) assert.throws(() => store.patch(ops), Mismatch);
  assert.equal(slider.get("value"), 3);
  assert.deepEqual([...store.models.keys()], ["c1", "c2"]);
  assert.deepEqual(seen, []);
});

test("a listener that fails does not keep the others from being told", () => {
  const { store, slider } = page();
  const { error } = console;
  const reports: unknown[] = [];
  console.error = (...args) => reports.push(args);
  slider.on("change:value", () => {
    throw new Error("mine");
  });
  const seen = watch(slider);
  store.patch([["set", "c1", { value: 7 }]]);
  console.error = error;
  assert.deepEqual(seen, ["value=7"]);
  assert.equal(reports.length, 1);
});

test("a value that the server has not answered is kept, whatever else the patch says", () => {
  const { store, wire, slider } = page();
  slider.set("value", 8);
  slider.save_changes();
  wire.unanswered.add("c1.value");
  store.patch([["set", "c1", { value: 4, step: 5 }]]);
  assert.deepEqual([slider.get("value"), slider.get("step")], [8, 5]);
  wire.unanswered.clear();
  store.patch([["set", "c1", { value: 4 }]]);
  assert.equal(slider.get("value"), 4);
});

test("a value that is written but not yet saved is kept too", () => {
  const { store, slider } = page();
  slider.set("value", 8);
  store.patch([["set", "c1", { value: 4 }]]);
  assert.equal(slider.get("value"), 8);
});

test("only writable parameters are sent, each once", () => {
  const { wire, slider } = page();
  slider.set("value", 6);
  slider.set("value", 7);
  slider.set("step", 9);
  slider.save_changes();
  slider.save_changes();
  slider.send("reset");
  slider.send({ event: "reset", value: 2 });
  assert.deepEqual(wire.sent, [
    ["c1", "value", 7, true],
    ["c1", "reset", null, false],
    ["c1", "reset", 2, false],
  ]);
});

test("a snapshot keeps the models that are still there, and ends the others", () => {
  const { store, slider } = page();
  const row = store.models.get("c2") as ModelState;
  const seen = watch(slider);
  slider.set("step", 4);
  store.snapshot([SLIDER, ROW, ["new", "c1", 0, { value: 5 }], ["new", "c2", 0, {}]]);
  assert.equal(store.models.get("c1"), slider);
  assert.deepEqual([slider.get("value"), slider.get("step")], [5, 1]);
  assert.deepEqual(seen, ["step=4", "value=5", "step=1"]);
  assert(store.models.get("c2") !== row);
  assert(row.signal.aborted);
  assert(!slider.signal.aborted);
});

test("a snapshot keeps what the user is writing", () => {
  const { store, slider } = page();
  slider.set("value", 8);
  store.snapshot([SLIDER, ["new", "c1", 0, { value: 1 }]]);
  assert.equal(slider.get("value"), 8);
});

test("what is held by any name is looked at again after a snapshot: its ids may stand for others", () => {
  const { store } = page();
  const seen = watch(store.models.get("c2") as ModelState);
  store.snapshot([SLIDER, ROW, ["new", "c1", 0, { value: 3 }], ["new", "c2", 1, { children: ["c1"] }]]);
  assert.deepEqual(seen, ["children=c1", "header=null"]);
});

test("lists of children are brought up to date once, after all change events", () => {
  const { store, slider } = page();
  const order: string[] = [];
  const pass = () => order.push("children");
  const row = store.models.get("c2") as ModelState;
  row.on("change:children", () => store.afterBatch(pass));
  row.on("change:children", () => store.afterBatch(pass));
  slider.on("change:value", () => order.push("value"));
  store.patch([
    ["set", "c2", { children: [] }],
    ["set", "c1", { value: 1 }],
  ]);
  assert.deepEqual(order, ["value", "children"]);
});

test("messages are delivered when everything else is in", () => {
  const { store } = page();
  const seen: unknown[] = [];
  store.events.on("message", (content) => seen.push(content, store.models.has("c5")));
  store.patch([
    ["msg", "page", { kind: "busy", on: true }],
    ["new", "c5", 0, {}],
  ]);
  assert.deepEqual(seen, [{ kind: "busy", on: true }, true]);
});

test("messages wait for the first listener and reach it in order", async () => {
  const { store, slider } = page();
  store.patch([["msg", "c1", 1]]);
  store.patch([["msg", "c1", 2]]);
  const seen: unknown[] = [];
  slider.on("msg:custom", (content) => seen.push(content));
  store.patch([["msg", "c1", 3]]);
  assert.deepEqual(seen, []);
  await Promise.resolve();
  assert.deepEqual(seen, [1, 2, 3]);
  store.patch([["msg", "c1", 4]]);
  assert.deepEqual(seen, [1, 2, 3, 4]);
  slider.off("msg:custom");
  store.patch([["msg", "c1", 5]]);
  slider.on("msg:custom", (content) => seen.push(content));
  await Promise.resolve();
  assert.deepEqual(seen, [1, 2, 3, 4]);
});

test("a snapshot numbers the classes anew", () => {
  const { store } = page();
  store.snapshot([
    ["class", 0, { value: "none" }, { name: "Text", writable: [], events: [] }],
    ["new", "c1", 0, {}],
  ]);
  assert.equal(store.models.get("c1")?.type, "Text");
  assert.equal(store.models.get("c1")?.frontEnd, "Text");
  assert.equal(store.models.get("c1")?.get("value"), "none");
  assert.throws(() => store.patch([["new", "c2", 1, {}]]), Mismatch);
});

test("a part of a list gives way to other items, and who listens is told once", () => {
  const { store } = page();
  store.patch([["set", "c2", { children: ["a", "b", "c"] }]]);
  const row = store.models.get("c2") as ModelState;
  const told = watch(row);
  store.patch([["splice", "c2", "children", 1, 1, ["x", "y"]]]);
  assert.deepEqual(row.get("children"), ["a", "x", "y", "c"]);
  assert.equal(told.filter((name) => name.includes("children")).length, told.length);
  assert.equal(told.length > 0, true);
  assert.throws(() => store.patch([["splice", "c9", "children", 0, 0, []]]), Mismatch);
});
