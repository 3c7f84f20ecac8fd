import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encode } from "../../src/transom/client/codec.ts";
import type { Op, PatchMessage } from "../../src/transom/client/types.ts";

const text = (view: unknown) => new TextDecoder().decode(view as DataView);
const bytes = (word: string) => new TextEncoder().encode(word);

test("a message without buffers is readable JSON text", () => {
  assert.equal(encode({ t: "ping" }), '{"t":"ping"}');
  assert.deepEqual(decode('{"t":"pong"}'), { t: "pong" });
});

test("buffers travel beside the JSON and come back as views", () => {
  const frame = encode({ t: "event", value: { a: bytes("one"), list: [bytes("three"), null, 2] } });
  assert(frame instanceof ArrayBuffer);
  const message = decode(frame) as unknown as { value: { a: DataView; list: unknown[] } };
  assert.equal(text(message.value.a), "one");
  assert.equal(text(message.value.list[0]), "three");
  assert.deepEqual(message.value.list.slice(1), [null, 2]);
});

test("header and buffers stand where the server looks for them", () => {
  const frame = encode({ b: bytes("abc"), c: bytes("123456789") }) as ArrayBuffer;
  const view = new DataView(frame);
  const header = '{"b":{"$b":0},"c":{"$b":1}}';
  assert.equal(view.getUint32(0, true), header.length);
  assert.deepEqual(
    [1, 2, 3].map((n) => view.getUint32(4 * n, true)),
    [2, 3, 9],
  );
  assert.equal(text(new DataView(frame, 16, header.length)), header);
  // 16 + 27 is padded to 48, and so is each buffer to a multiple of eight.
  assert.equal(text(new DataView(frame, 48, 3)), "abc");
  assert.equal(text(new DataView(frame, 56, 9)), "123456789");
  assert.equal(frame.byteLength, 72);
});

test("an empty buffer, a slice of a larger one and other alphabets survive", () => {
  const slice = bytes("xxhéxx").subarray(2, 5);
  const frame = encode({ t: "patch", ops: [["msg", "ü", { data: slice, none: new ArrayBuffer(0) }]] });
  const [op] = (decode(frame) as PatchMessage).ops as [Op];
  const content = op[2] as unknown as { data: DataView; none: DataView };
  assert.equal(op[1], "ü");
  assert.equal(text(content.data), "hé");
  assert.equal(content.none.byteLength, 0);
});

test("a frame that is cut anywhere is refused", () => {
  const frame = encode({ t: "patch", data: bytes("0123456789") }) as ArrayBuffer;
  // The padding after the last buffer carries nothing.
  for (let end = 0; end < frame.byteLength - 6; end++) {
    assert.throws(() => decode(frame.slice(0, end)), Error);
  }
});

test("a name of a buffer that is not there is refused", () => {
  const frame = encode({ a: bytes("x"), b: { $b: 7 } }) as ArrayBuffer;
  assert.throws(() => decode(frame), /buffer 7/);
});
