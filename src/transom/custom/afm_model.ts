/**
 * The model that anywidget gives to a front-end module, over one of ours. Owns: names that do not clash with those of
 * the component around it, and messages with buffers. Knows no module.
 */

import type { Model } from "../client/types.ts";

type Listener = (...args: unknown[]) => void;
type Message = { content: unknown; buffers: DataView[] };
type Entry = [name: string, listener: Listener, own: Listener];

/** `prefix` stands before the names of the widget's values among those of the component. */
export function afmModel(model: Model, prefix: string): Model {
  let entries: Entry[] = [];
  const bare = model as unknown as {
    get(name: string): unknown;
    set(name: string, value: unknown): void;
    save_changes(): void;
    on(name: string, listener: Listener): void;
    off(name: string, listener: Listener): void;
  };

  function listen(name: string, listener: Listener): void {
    const own: Listener =
      name === "msg:custom"
        ? (message) => {
            const { content, buffers } = prefix ? (message as Message) : { content: message, buffers: [] };
            listener(content, buffers);
          }
        : name === "change"
          ? () => listener(cover)
          : (_, value) => listener(cover, value);
    entries.push([name, listener, own]);
    bare.on(prefixed(name), own);
  }

  const prefixed = (name: string) => name.replace(/^change:/, `change:${prefix}`);

  const cover = {
    id: model.id,
    type: model.type,
    get: (name: string) => bare.get(prefix + name),
    set: (name: string, value: unknown) => bare.set(prefix + name, value),
    save_changes: () => bare.save_changes(),
    send: (content: unknown, _callbacks?: unknown, buffers: unknown[] = []) =>
      model.send({ event: "msg", value: prefix ? { content, buffers } : content }),
    on: (names: string, listener: Listener) => {
      for (const name of names.split(/\s+/)) listen(name, listener);
    },
    off: (names?: string | null, listener?: Listener | null) => {
      const meant = names?.split(/\s+/);
      entries = entries.filter((entry) => {
        if ((meant && !meant.includes(entry[0])) || (listener && entry[1] !== listener)) return true;
        bare.off(prefixed(entry[0]), entry[2]);
        return false;
      });
    },
  };
  return cover as unknown as Model;
}

const INVOKE_MS = 3_000;

/** Calls commands of an anywidget, `@anywidget.experimental.command`. */
export function invoker(model: Model) {
  const bare = model as unknown as Record<"on" | "off", (name: string, listener: Listener) => void>;
  return (name: string, msg?: unknown, options: { buffers?: unknown[]; signal?: AbortSignal } = {}) =>
    new Promise((resolve, reject) => {
      const id = crypto.getRandomValues(new Uint32Array(4)).join("-");
      const signal = options.signal ?? AbortSignal.timeout(INVOKE_MS);
      const listener = (answer: unknown, buffers: unknown) => {
        const { id: of, response } = answer as { id?: string; response?: unknown };
        if (of !== id) return;
        bare.off("msg:custom", listener);
        resolve([response, buffers]);
      };
      signal.addEventListener("abort", () => {
        bare.off("msg:custom", listener);
        reject(signal.reason);
      });
      bare.on("msg:custom", listener);
      const content = { id, kind: "anywidget-command", name, msg };
      (model.send as (...args: unknown[]) => void)(content, undefined, options.buffers ?? []);
    });
}
