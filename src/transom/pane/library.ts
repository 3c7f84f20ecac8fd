/**
 * What panes of large libraries share, the mirror of `_library/`. Owns: the object as the page has it, how patches
 * change it, and when it is drawn: at a size that is there, one drawing at a time, the newest.
 * @copied
 */

import { flag } from "../client/dom.ts";
import { stateOf } from "../client/host.ts";
import type { ModelState } from "../client/model.ts";
import type { ErrorInfo, Model, Value } from "../client/types.ts";

type Path = (string | number)[];
/** See `_library/patch.py`. */
export type Op =
  | ["=", Path, Value]
  | ["-", Path]
  | ["<", Path, number]
  | ["+", Path, drop: number, more: Value];

type Numbers = Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array;
const KINDS = {
  i1: Int8Array,
  u1: Uint8Array,
  i2: Int16Array,
  u2: Uint16Array,
  i4: Int32Array,
  u4: Uint32Array,
  f4: Float32Array,
  f8: Float64Array,
};

interface Column {
  $column: keyof typeof KINDS;
  data: DataView;
  shape: number[];
}

/** What the server sent, with typed arrays where it has columns of numbers. */
function revive(value: Value): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (value === null || typeof value !== "object" || value instanceof DataView) return value;
  if ("$column" in value) return numbers(value as unknown as Column);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revive(item)]));
}

function numbers({ $column, data, shape }: Column): unknown {
  const { buffer, byteOffset } = data as DataView<ArrayBuffer>;
  const flat = new KINDS[$column](buffer, byteOffset, data.byteLength / Number($column[1]));
  return inRows(flat as Numbers, shape);
}

function inRows(flat: Numbers, [count = 0, ...inner]: number[]): unknown {
  if (!inner.length) return flat;
  const size = flat.length / count;
  return Array.from({ length: count }, (_, at) =>
    inRows(flat.subarray(at * size, (at + 1) * size) as Numbers, inner),
  );
}

/** A copy of `tree` in which `change` was applied at `path`; what lies beside the path is the same. */
function changed(tree: unknown, path: Path, change: (value: never) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(tree as never);
  const copy = (Array.isArray(tree) ? [...tree] : { ...(tree as object) }) as Record<
    string | number,
    unknown
  >;
  copy[key] = changed(copy[key], rest, change);
  return copy;
}

function applied(tree: unknown, op: Op): unknown {
  const [kind, path, third, more] = op;
  switch (kind) {
    case "=":
      return changed(tree, path, () => revive(third));
    case "<":
      return changed(tree, path, (list: unknown[]) => list.slice(0, third));
    case "+":
      return changed(tree, path, (old: unknown[] | Numbers) => joined(old, third, revive(more as Value)));
    case "-":
      return changed(tree, path.slice(0, -1), (outer: Record<string, unknown>) =>
        Object.fromEntries(Object.entries(outer).filter(([key]) => key !== path.at(-1))),
      );
  }
}

function joined(old: unknown[] | Numbers, drop: number, more: unknown): unknown {
  if (Array.isArray(old)) return [...old.slice(drop), ...(more as unknown[])];
  const tail = more as Numbers;
  const made = new (old.constructor as Float64ArrayConstructor)(old.length - drop + tail.length);
  made.set(old.subarray(drop));
  made.set(tail, old.length - drop);
  return made;
}

const objects = new WeakMap<ModelState, LibraryObject<unknown>>();

/** The object of a model; there once its module has been initialised. */
export function objectOf<T>(model: object): LibraryObject<T> {
  return objects.get(stateOf.get(model) as ModelState) as LibraryObject<T>;
}

/** Hold the object of a model for all its views. */
export function holdObject({ model }: { model: Model }): void {
  objects.set(stateOf.get(model) as ModelState, new LibraryObject(model));
}

export class LibraryObject<T> {
  value: T | null;
  readonly #listeners = new Set<(ops: Op[]) => void>();

  constructor(model: Model) {
    const read = () => revive(model.get("object") as Value) as T | null;
    this.value = read();
    model.on("change:object", () => {
      this.value = read();
      this.#tell([["=", [], null]]);
    });
    model.on("msg:custom", ({ patch }: { patch: Op[] }) => {
      if (!patch.length) return;
      this.value = patch.reduce(applied, this.value as unknown) as T | null;
      this.#tell(patch);
    });
  }

  /** Call `listener` with the ops of each patch until `signal` ends. */
  on(listener: (ops: Op[]) => void, signal: AbortSignal): void {
    this.#listeners.add(listener);
    signal.addEventListener("abort", () => this.#listeners.delete(listener));
  }

  #tell(ops: Op[]): void {
    for (const listener of this.#listeners) listener(ops);
  }
}

// ----------------------------------------------------------------------------------------------- drawing

/** So long a size has to stay the same before it is drawn again, in ms. */
const CALM = 120;

/**
 * Draws into a box that the drawing does not change. While the box has no size (a tab that is not shown, a dialog that
 * is closed) nothing is drawn; then the newest is.
 */
export class Drawing {
  /** Resolves when it has been drawn for the first time, or there is nothing to draw. */
  readonly ready: Promise<void>;
  readonly #box: HTMLElement;
  readonly #draw: (width: number, height: number) => Promise<unknown>;
  readonly #signal: AbortSignal;
  #shown: () => void = () => undefined;
  #due = false;
  #busy = false;
  #size = "";
  #timer = 0;

  constructor(
    box: HTMLElement,
    draw: (width: number, height: number) => Promise<unknown>,
    signal: AbortSignal,
  ) {
    this.#box = box;
    this.#draw = draw;
    this.#signal = signal;
    this.ready = new Promise((resolve) => {
      this.#shown = resolve;
    });
    const observer = new ResizeObserver(() => this.#resized());
    observer.observe(box);
    signal.addEventListener("abort", () => {
      observer.disconnect();
      clearTimeout(this.#timer);
      this.#shown();
    });
  }

  /** What is to be drawn has changed. */
  request(): void {
    this.#due = true;
    void this.#run();
  }

  #resized(): void {
    const { clientWidth: width, clientHeight: height } = this.#box;
    if (!width || !height) return this.#shown();
    if (!this.#size) flag(this.#box, "data-pending", true);
    const size = `${width} ${height}`;
    if (size === this.#size) return this.#due ? void this.#run() : undefined;
    clearTimeout(this.#timer);
    if (!this.#size) this.request();
    else this.#timer = window.setTimeout(() => this.request(), CALM);
  }

  async #run(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    // What comes at once is drawn at once, and a box has its size when it is in the page.
    await new Promise(requestAnimationFrame);
    while (this.#due && !this.#signal.aborted) {
      const { clientWidth: width, clientHeight: height } = this.#box;
      if (!width || !height) {
        this.#shown();
        break;
      }
      this.#due = false;
      this.#size = `${width} ${height}`;
      await this.#draw(width, height);
      flag(this.#box, "data-pending", false);
      this.#shown();
    }
    this.#busy = false;
  }
}

/** What is shown when the library fails. */
export function failure(title: string, error: unknown): ErrorInfo {
  return { title, message: error instanceof Error ? error.message : String(error), detail: null, id: "" };
}
