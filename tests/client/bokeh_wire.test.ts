import assert from "node:assert/strict";
import { test } from "node:test";
import type { Value } from "../../src/transom/client/types.ts";
import { incoming, incomingEvent, outgoing } from "../../src/transom/pane/bokeh_wire.ts";

function numbers(view: unknown, Kind: typeof Float64Array | typeof Int32Array | typeof Uint8Array): number[] {
  const { buffer, byteOffset, byteLength } = view as DataView;
  return [...new Kind(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer)];
}

const range = (length: number) => Array.from({ length }, (_, index) => index);

test("a buffer becomes bytes of its own, an array has the usual order", () => {
  const frame = new Uint8Array([0, 0, 1, 2, 3, 4, 0]).buffer;
  const sent = { type: "ndarray", array: new DataView(frame, 2, 4), shape: [4], dtype: "uint8" };
  const made = incoming(sent as unknown as Value) as {
    array: { type: string; data: { buffer: ArrayBuffer } };
  };
  assert.equal(made.array.type, "bytes");
  assert.deepEqual([...new Uint8Array(made.array.data.buffer)], [1, 2, 3, 4]);
  assert.equal((made as unknown as { order: string }).order, "little");
});

test("what was left out of an event is filled in, what was sent stays", () => {
  const stream = { kind: "ColumnsStreamed", model: { id: "p1" }, data: {} };
  assert.deepEqual(incomingEvent(stream), { ...stream, attr: "data", rollover: null });
  const change = { kind: "ModelChanged", model: { id: "p1" }, attr: "start", new: 1 };
  assert.deepEqual(incomingEvent(change), change);
  const added = { kind: "RootAdded", model: { type: "object", name: "Figure", id: "p2" } };
  assert.deepEqual(incomingEvent(added), added);
});

test("short lists and everything that is no list of numbers travel as they are", () => {
  const value = { new: [1, 2, 3], names: Array(1000).fill("a"), nested: [{ id: "p1" }], none: null };
  assert.deepEqual(outgoing(value), value);
});

test("a selection travels as one bit for each point", () => {
  const indices = range(2000).filter((index) => index % 3 === 0);
  const { $bits } = outgoing(indices) as { $bits: DataView };
  const bits = numbers($bits, Uint8Array);
  assert.deepEqual(
    range(bits.length * 8).filter((index) => ((bits[index >> 3] as number) >> (index & 7)) & 1),
    indices,
  );
});

test("integers in no order, and few among many, travel as integers", () => {
  const mixed = range(500).reverse();
  assert.deepEqual(numbers((outgoing(mixed) as { $ints: DataView }).$ints, Int32Array), mixed);
  const few = range(300).map((index) => index * 100_000);
  assert.deepEqual(numbers((outgoing(few) as { $ints: DataView }).$ints, Int32Array), few);
});

test("other numbers travel as floats", () => {
  const values = range(300).map((index) => index / 7);
  assert.deepEqual(numbers((outgoing(values) as { $floats: DataView }).$floats, Float64Array), values);
  const big = range(300).map((index) => index + 2 ** 40);
  assert.deepEqual(numbers((outgoing(big) as { $floats: DataView }).$floats, Float64Array), big);
});

test("BokehJS's buffers and maps are taken apart", () => {
  const buffer = new Uint8Array([1, 2]).buffer;
  const made = outgoing({ array: { buffer }, map: new Map([["a", [1]]]) }) as Record<string, unknown>;
  assert.deepEqual(numbers(made.array, Uint8Array), [1, 2]);
  assert.deepEqual(made.map, { a: [1] });
});
