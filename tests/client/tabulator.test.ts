/** The rows of a table as the page knows them: what columns hold, what is shown in which order, what is asked for. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Result } from "../../src/transom/client/types.ts";
import { Alone } from "../../src/transom/widgets/_tabulator/alone.ts";
import { refusal } from "../../src/transom/widgets/_tabulator/checks.ts";
import { Edits } from "../../src/transom/widgets/_tabulator/edits.ts";
import { finder } from "../../src/transom/widgets/_tabulator/filtering.ts";
import { Held } from "../../src/transom/widgets/_tabulator/held.ts";
import { Unsupported } from "../../src/transom/widgets/_tabulator/pattern.ts";
import { Shown } from "../../src/transom/widgets/_tabulator/shown.ts";
import { type Question, Stock } from "../../src/transom/widgets/_tabulator/stock.ts";
import { type Block, idsIn, reader, runsOf, type Typed } from "../../src/transom/widgets/_tabulator/wire.ts";
import SHARED from "./filters.json";

const view = (array: { buffer: ArrayBufferLike; byteOffset: number; byteLength: number }): DataView =>
  new DataView(array.buffer as ArrayBuffer, array.byteOffset, array.byteLength);
const ids = (...list: number[]): DataView => view(new Float64Array(list));

function block(list: number[], more: Partial<Block> = {}): Block {
  const texts: Typed = { t: "s", v: list.map((id) => `row ${id}`) };
  return {
    version: 1,
    total: list.length,
    count: list.length,
    size: null,
    pages: 1,
    first: 0,
    ids: ids(...list),
    cells: [texts],
    marks: null,
    locked: [],
    depth: null,
    groups: null,
    pinned: null,
    order: null,
    ...more,
  };
}

function stockOf(first: Block): { stock: Stock; asked: Question[] } {
  const asked: Question[] = [];
  const stock = new Stock((question) => asked.push(question));
  stock.replace(first);
  return { stock, asked };
}

test("a column is read as what it is, and what is missing is null", () => {
  const read = (column: Typed, count: number) =>
    Array.from({ length: count }, (_, row) => reader(column)(row));
  const missing = view(new Uint8Array([0, 1]));
  assert.deepEqual(read({ t: "f8", d: view(new Float64Array([1.5, Number.NaN])) }, 2), [1.5, null]);
  assert.deepEqual(read({ t: "i4", d: view(new Int32Array([7, 8])), m: missing }, 2), [7, null]);
  assert.deepEqual(read({ t: "i8", d: view(new BigInt64Array([2n ** 63n - 1n])) }, 1), [2n ** 63n - 1n]);
  assert.deepEqual(read({ t: "b", d: view(new Uint8Array([1, 0, 2])) }, 3), [true, false, null]);
  assert.deepEqual(read({ t: "ms", d: view(new Float64Array([0, Number.NaN])) }, 2), [0, null]);
  assert.deepEqual(read({ t: "s", v: ["", " ", null] }, 3), ["", " ", null]);
  assert.deepEqual(read({ t: "c", v: ["a"], d: view(new Int32Array([0, -1])) }, 2), ["a", null]);
});

test("what has changed is shown until the row comes anew, and what was entered until it is answered", () => {
  const { stock } = stockOf(block([1, 2]));
  const entered = stock.enter(1, 0, "typed");
  assert.equal(stock.value(1, 0), "typed");
  const part = { at: 0, ids: ids(1), cells: { t: "s", v: ["answered"] } as Typed };
  const changed = { version: 2, total: 2, count: 2, parts: [part], marks: null };
  assert.deepEqual([...stock.change(changed)], [1]);
  assert.deepEqual([stock.value(1, 0), stock.value(2, 0)], ["typed", "row 2"]); // somebody else's, for all it knows
  entered();
  assert.deepEqual([stock.value(1, 0), stock.value(2, 0)], ["answered", "row 2"]);
  assert.deepEqual([...stock.change(changed)], []); // the same again is old
  stock.replace(block([2, 1], { version: 3, keep: true, cells: [null], ids: ids(), order: ids(2, 1) }));
  assert.equal(stock.value(1, 0), "answered");
  stock.replace(block([1], { version: 4 }));
  assert.equal(stock.value(1, 0), "row 1");
});

test("an answer to what was entered before does not take away what is entered now", () => {
  const { stock } = stockOf(block([1]));
  const answer = (version: number, text: string) => {
    const part = { at: 0, ids: ids(1), cells: { t: "s", v: [text] } as Typed };
    stock.change({ version, total: 1, count: 1, parts: [part], marks: null });
  };
  const first = stock.enter(1, 0, "first");
  const second = stock.enter(1, 0, "second");
  assert.equal(first(), false);
  answer(2, "first");
  assert.equal(stock.value(1, 0), "second");
  assert.equal(second(), true);
  answer(3, "second");
  assert.equal(stock.value(1, 0), "second");
  const third = stock.enter(1, 0, "third");
  stock.replace(block([1], { version: 4 }));
  assert.equal(third(), true); // a refusal is still told
  const fourth = stock.enter(1, 0, "fourth");
  assert.equal(second(), false);
  assert.equal(stock.value(1, 0), "fourth");
  assert.equal(fourth(), true);
  assert.equal(stock.value(1, 0), "row 1");
});

test("a block that is pasted goes in parts, in order, and what cannot go any more says so", () => {
  const sent: [number, (result?: Result) => void][] = [];
  const ends: [number, boolean][] = [];
  const edits = new Edits(({ id }, answered) => sent.push([id, answered]));
  for (let id = 0; id < 200; id++)
    edits.enter({ id, at: 0, value: "" }, (result) => ends.push([id, result !== undefined]));
  assert.equal(sent.length, 64);
  const answer = (result?: Result) => sent.shift()?.[1](result);
  for (let number = 0; number < 100; number++) answer(null);
  assert.deepEqual(
    sent.map(([id]) => id),
    Array.from({ length: 64 }, (_, at) => 100 + at),
  );
  answer(); // another session has the page
  assert.equal(ends.length, 137); // with the 36 that had not gone
  answer({ rejected: "bad_value" });
  assert.equal(sent.length, 62); // those that were under way have answers of their own
  assert.deepEqual(
    ends.map(([, carried]) => carried),
    Array.from({ length: 138 }, (_, at) => at < 100 || at === 137),
  );
});

test("cells that are not here are asked for once, and again when the rows are others", () => {
  const { stock, asked } = stockOf(block([1], { order: ids(1, 2, 3) }));
  stock.want([1, 2, 3]);
  stock.want([1, 2, 3]);
  assert.deepEqual(
    asked.map((each) => each.ids),
    [[2, 3]],
  );
  assert.deepEqual([stock.knows(2), stock.value(2, 0)], [false, undefined]);
  stock.replace(block([1], { version: 2, order: ids(1, 2) }));
  stock.want([1, 2]);
  assert.deepEqual(asked.at(-1), { version: 2, first: 0, stop: 0, ids: [2] });
  stock.take(block([2], { version: 1, first: null }), false);
  assert.equal(stock.knows(2), false);
  stock.take(block([2], { version: 2, first: null }), true);
  assert.equal(stock.value(2, 0), "row 2");
  // What stood there before is shown until the new is there.
  stock.replace(block([1], { version: 3, order: ids(1, 2) }));
  assert.deepEqual([stock.knows(2), stock.value(2, 0)], [false, "row 2"]);
});

test("ids in runs are those that they were made of, in their order", () => {
  for (const list of [[], [7], [3, 4, 5], [5, 4, 8, 9, 10, 2]]) assert.deepEqual(idsIn(runsOf(list)), list);
  assert.equal(runsOf(Array.from({ length: 100_000 }, (_, at) => at + 5)).byteLength, 16);
  assert.deepEqual(idsIn(null), []);
});

test("a group that goes on beyond its page does not say how many rows it has", () => {
  const team: Typed = { t: "c", v: ["a", "b", "c"], d: view(new Int32Array([0, 1, 1, 2])) };
  const { stock } = stockOf(block([1, 2, 3, 4], { first: 4, count: 9, groups: [team] }));
  const shown = new Shown(stock);
  shown.arrange(null);
  const titles = () =>
    Array.from({ length: shown.count }, (_, at) => shown.at(at)).flatMap((entry) =>
      typeof entry === "number" ? [] : [entry.count],
    );
  assert.deepEqual(titles(), [null, 2, null]);
  stock.replace(block([1, 2, 3, 4], { version: 2, groups: [team] }));
  shown.arrange({ start: 0, stop: 2 });
  assert.deepEqual(titles(), [1, null]);
});

test("rows come at the end, and go at the beginning", () => {
  const { stock } = stockOf(block([1, 2, 3]));
  assert.equal(stock.add(block([4], { version: 2, count: 3, total: 3 }), ids(1)), true);
  assert.deepEqual([[...stock.order], stock.count, stock.knows(1)], [[2, 3, 4], 3, false]);
});

test("a page of local pages, rows of one group together, branches below their parents", () => {
  const { stock } = stockOf(block([1, 2, 3, 4]));
  const shown = new Shown(stock);
  shown.arrange({ start: 2, stop: 4 });
  assert.deepEqual([shown.count, shown.ids(), shown.placeOf(4)], [2, [3, 4], 1]);

  const team: Typed = { t: "c", v: ["red", "blue"], d: view(new Int32Array([0, 1, 0, -1])) };
  stock.replace(block([1, 2, 3, 4], { version: 2, groups: [team] }));
  shown.arrange(null);
  const titles = () =>
    Array.from({ length: shown.count }, (_, at) => {
      const entry = shown.at(at);
      return typeof entry === "number" ? entry : `${entry.text} ${entry.count}`;
    });
  assert.deepEqual(titles(), ["red 2", 1, 3, "blue 1", 2, " 1", 4]);
  const first = shown.at(0);
  shown.fold(typeof first === "number" ? first : first.key);
  shown.arrange(null);
  assert.deepEqual(titles(), ["red 2", "blue 1", 2, " 1", 4]);

  stock.replace(block([-1, 1, 2, -2, 3], { version: 3, depth: view(new Int8Array([0, 1, 1, 0, 1])) }));
  shown.arrange(null);
  assert.deepEqual(shown.ids(), [-1, -2]);
  shown.fold(-1);
  shown.arrange(null);
  assert.deepEqual(shown.ids(), [-1, 1, 2, -2]);
  assert.deepEqual([shown.branch(-1), shown.branch(1)?.open], [{ depth: 0, open: true }, null]);
});

test("what is wrong with what was entered", () => {
  assert.equal(refusal("", [["required", null]]), "Required.");
  assert.equal(refusal("", [["min", 3]]), "");
  assert.equal(refusal("2", [["min", 3]]), "At least 3.");
  assert.equal(
    refusal("x", [
      ["minLength", 1],
      ["in", "a|b"],
    ]),
    "One of: a, b",
  );
  assert.equal(refusal("x", [["constructor", 3]]), "");
});

test("a page without a server finds what Python finds", () => {
  for (const { kind, values, finds } of SHARED)
    for (const [operator, sought, rows] of finds) {
      const fits = finder(kind as never, operator as string, sought as never);
      const found = fits && values.flatMap((value, row) => (fits(value) ? [row] : []));
      assert.deepEqual(found, rows, `${kind} ${operator} ${sought}`);
    }
});

test("what only Python can look for is refused, and not looked for in another way", () => {
  for (const pattern of [
    "a++b",
    "(?>a)b",
    "(a)?(?(1)b|c)",
    "(a)?\\1",
    "\\N{DIGIT ONE}",
    "(?a)\\w",
    "(?-i:A)",
  ])
    assert.throws(() => finder("text", "regex", pattern), Unsupported);
});

test("the lowest view says how long pages are, and again when all has been sent anew", () => {
  const told: unknown[] = [];
  const listeners: Record<string, () => void> = {};
  const model = {
    get: () => block([1, 2, 3], { size: 20 }),
    on: (name: string, listener: () => void) => {
      listeners[name] = listener;
    },
    send: ({ value }: { value: unknown }) => told.push(value),
  };
  const held = new Held(model as never);
  const [high, low] = [new AbortController(), new AbortController()];
  for (const each of [high, low]) held.on(() => {}, each.signal);
  held.fits(high.signal, 30);
  held.fits(low.signal, 8);
  held.fits(high.signal, 31);
  assert.deepEqual(told, [30, 8]);
  listeners["change:rows"]?.();
  held.fits(high.signal, 31);
  assert.deepEqual(told, [30, 8, 8]);
  low.abort();
  assert.deepEqual(told, [30, 8, 8, 31]);
});

test("a page without a server puts rows in order, filters them and turns pages", () => {
  const params: Record<string, unknown> = {
    columns: [{ at: 0, kind: "text" }],
    sorters: [[0, "desc"]],
    filters: [],
    page: 1,
    page_size: null,
    pagination: "remote",
  };
  const model = { get: (name: string) => params[name] } as never;
  const cells: Typed = { t: "s", v: ["b", "a", null, "B", "a"] };
  const ranks: Typed = { t: "i4", d: view(new Int32Array([1, 0, -1, 1, 0])) };
  const all = block([10, 11, 12, 13, 14], {
    cells: [cells],
    groups: [cells],
    size: 2,
    alone: { of: null, keys: [ranks] },
  });
  const { stock } = stockOf(all);
  const alone = new Alone(model, stock, all, () => undefined);
  const shown = (more: Record<string, unknown>): unknown[] => {
    Object.assign(params, more);
    alone.arrange();
    return [[...stock.order], stock.first, stock.pages, stock.count];
  };
  assert.deepEqual(shown({}), [[10, 13], 0, 3, 5]);
  assert.deepEqual(shown({ page: 3 }), [[12], 4, 3, 5]);
  assert.deepEqual(shown({ pagination: "local" }), [[10, 13, 11, 14, 12], 0, 3, 5]);
  assert.deepEqual(shown({ sorters: [[0, "asc"]] }), [[11, 14, 10, 13, 12], 0, 3, 5]);
  assert.deepEqual(shown({ filters: [[0, "like", "B"]], page_size: 1 }), [[10, 13], 0, 2, 2]);
  assert.equal(stock.groups[0]?.(1), "B");
  assert.deepEqual(shown({ filters: [], sorters: [] }), [[10, 11, 14, 12, 13], 0, 5, 5]);
  params.filters = [[0, "like", "B"]];
  assert.deepEqual(shown({ pagination: "remote", page: 3 }), [[13], 1, 2, 2]);
});
