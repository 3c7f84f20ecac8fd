/**
 * Frames. Owns: the bytes of one message (the mirror of `protocol/codec.py`): a JSON text when it carries no
 * buffers, else `u32le header_length | u32le n | n × u32le length | header | pad | buffer | pad …`, padded to
 * eight bytes from the start of the frame. Knows nothing of what messages mean.
 */

import type { ServerMessage, Value } from "./types.ts";

export type Frame = string | ArrayBuffer;

const ALIGN = 8;

function padded(length: number): number {
  return Math.ceil(length / ALIGN) * ALIGN;
}

/** The frame of a message; typed arrays and buffers in it travel beside the JSON. */
export function encode(message: object): Frame {
  const buffers: Uint8Array[] = [];
  const header = JSON.stringify(message, (_key, value: unknown) => {
    const bytes = asBytes(value);
    return bytes ? { $b: buffers.push(bytes) - 1 } : value;
  });
  return buffers.length ? pack(new TextEncoder().encode(header), buffers) : header;
}

function asBytes(value: unknown): Uint8Array | null {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (!ArrayBuffer.isView(value)) return null;
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

function pack(header: Uint8Array, buffers: Uint8Array[]): ArrayBuffer {
  const start = 8 + 4 * buffers.length;
  const total = buffers.reduce((at, buffer) => at + padded(buffer.length), padded(start + header.length));
  const frame = new Uint8Array(total);
  const view = new DataView(frame.buffer);
  view.setUint32(0, header.length, true);
  view.setUint32(4, buffers.length, true);
  frame.set(header, start);
  let at = padded(start + header.length);
  buffers.forEach((buffer, index) => {
    view.setUint32(8 + 4 * index, buffer.length, true);
    frame.set(buffer, at);
    at += padded(buffer.length);
  });
  return frame.buffer;
}

/** The message of a frame; buffers become `DataView`s on the frame's own memory, nothing is copied. */
export function decode(frame: Frame): ServerMessage {
  if (typeof frame === "string") return JSON.parse(frame) as ServerMessage;
  const view = new DataView(frame);
  const length = view.getUint32(0, true);
  const count = view.getUint32(4, true);
  const start = 8 + 4 * count;
  const header = new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(frame, start, length));
  const buffers: DataView[] = [];
  let at = padded(start + length);
  for (let index = 0; index < count; index++) {
    const size = view.getUint32(8 + 4 * index, true);
    buffers.push(new DataView(frame, at, size));
    at += padded(size);
  }
  return revive(JSON.parse(header), buffers) as unknown as ServerMessage;
}

function revive(value: Value, buffers: DataView[]): Value {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => revive(item, buffers));
  const object = value as Record<string, Value>;
  const keys = Object.keys(object);
  if (keys.length === 1 && keys[0] === "$b") return bufferAt(object.$b, buffers);
  for (const key of keys) object[key] = revive(object[key] as Value, buffers);
  return object;
}

function bufferAt(index: Value | undefined, buffers: DataView[]): DataView {
  const buffer = buffers[index as number];
  if (!buffer) throw new RangeError(`Frame: buffer ${index} is named but the frame has ${buffers.length}`);
  return buffer;
}
