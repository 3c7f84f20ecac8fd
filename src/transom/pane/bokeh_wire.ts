/**
 * Bokeh's serialised values between our frames and BokehJS, the mirror of `_bokeh/wire.py`. Owns: what is
 * left out because it has its usual value, and how long columns of numbers travel.
 */

import type { Value } from "../client/types.ts";

type Dict = Record<string, unknown>;

/** What the server sent, as BokehJS takes it. */
export function incoming(value: Value): unknown {
  if (value instanceof DataView) return bytes(value);
  if (Array.isArray(value)) return value.map(incoming);
  if (value === null || typeof value !== "object") return value;
  const made: Dict = {};
  for (const key in value) made[key] = incoming((value as Record<string, Value>)[key] as Value);
  if (made.type === "ndarray" || made.type === "typed_array") made.order ??= "little";
  return made;
}

/** An event with the fields that were left out. */
export function incomingEvent(event: Value): object {
  const made = incoming(event) as Dict;
  if (made.kind === "ColumnsStreamed") made.rollover ??= null;
  if (ABOUT_PROPERTIES.has(made.kind as string)) made.attr ??= "data";
  return made;
}

const ABOUT_PROPERTIES = new Set(["ModelChanged", "ColumnDataChanged", "ColumnsStreamed", "ColumnsPatched"]);

function bytes(view: DataView): object {
  const buffer = view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength);
  return { type: "bytes", data: { buffer } };
}

/** What BokehJS has serialised, as the server takes it. */
export function outgoing(value: unknown): unknown {
  if (Array.isArray(value)) return column(value) ?? value.map(outgoing);
  if (value === null || typeof value !== "object") return value;
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, outgoing(item)]));
  const { buffer } = value as { buffer?: unknown };
  if (buffer instanceof ArrayBuffer) return new DataView(buffer);
  const made: Dict = {};
  for (const key in value) made[key] = outgoing((value as Dict)[key]);
  return made;
}

const LONG = 256;

/** A long list of numbers as bytes: the server takes no lists of many thousand items. */
function column(values: unknown[]): object | null {
  if (values.length < LONG || !values.every((item) => typeof item === "number")) return null;
  const numbers = values as number[];
  if (!numbers.every((item) => Number.isInteger(item) && Math.abs(item) < 2 ** 31 && !Object.is(item, -0))) {
    return { $floats: view(Float64Array.from(numbers)) };
  }
  return bits(numbers) ?? { $ints: view(Int32Array.from(numbers)) };
}

/** Indices in ascending order, as selections are: one bit for each that there might be. */
function bits(numbers: number[]): object | null {
  const last = numbers.at(-1) as number;
  if ((numbers[0] as number) < 0 || last >= numbers.length * 32) return null;
  if (!numbers.every((item, at) => at === 0 || item > (numbers[at - 1] as number))) return null;
  const set = new Uint8Array((last >> 3) + 1);
  for (const index of numbers) set[index >> 3] = (set[index >> 3] as number) | (1 << (index & 7));
  return { $bits: view(set) };
}

function view(array: ArrayBufferView): DataView {
  return new DataView(array.buffer, array.byteOffset, array.byteLength);
}
