/**
 * A runtime: makes the pieces and joins them, any number of times in a document. Owns: nothing but the wiring, and that
 * all of it ends with `close`.
 */

import { systemClock } from "./clock.ts";
import { Connection, type Identity } from "./connection.ts";
import type { Inspector } from "./inspector.ts";
import { ModelState } from "./model.ts";
import { prefetch } from "./modules.ts";
import { Page } from "./page.ts";
import { Restored } from "./restored.ts";
import type { Start } from "./stage.ts";
import { Status } from "./status.ts";
import { Store } from "./store.ts";
import type { PageMessage, PageProps } from "./types.ts";
import { type Runtime, View } from "./view.ts";

/** A runtime that has been started. */
export interface Handle {
  /** Who the page is to the server; valid until it connects again. */
  readonly identity: Identity;
  /** The page is being left or hidden: say what has been seen. */
  hide(): void;
  /** It is looked at again. */
  wake(): void;
  /** End it: what it has drawn goes, and nothing of it listens any more. */
  close(): void;
}

/** Start a runtime. */
export function start({ stage, connect, begun, hello }: Start): Handle {
  const ended = new AbortController();
  const { signal } = ended;

  const store = new Store({
    event: (id, name, value, isValue, answered) =>
      connection.event(id, name, value, isValue, restored.heard(id, isValue && name, answered)),
    pending: (id, name) => connection.pending(id, name),
    fetch: (id) => connection.fetch(id),
  });

  const runtime: Runtime = {
    stage,
    model: (id) => store.models.get(id) ?? stranger(id),
    view: (model, parent) => new View(model, parent, runtime),
    afterBatch: (task) => store.afterBatch(task),
    announce: (text) => stage.live.announce(text),
    speak: () => page.speak(),
  };

  let inspector: Promise<Inspector> | undefined;
  /** Only a page in development has one. */
  const inspect = (task: (inspector: Inspector) => void) =>
    inspector?.then(task, (error) => console.error("Transom: no inspector", error));
  const makeInspector = () =>
    import("./inspector.ts").then(
      ({ Inspector }) =>
        new Inspector({
          say: (message) => connection.say(message),
          type: (id) => store.models.get(id)?.type,
          announce: runtime.announce,
          panel: () => import("./inspector_panel.ts"),
        }),
    );

  const connection: Connection = new Connection(
    {
      onlooker: {
        welcome(dev, known) {
          if (dev && stage.document) inspector ??= makeInspector();
          inspect((each) => each.welcome(dev, known));
        },
        synced: () => inspect((each) => each.synced()),
        patch: (...about) => inspect((each) => each.patch(...about)),
        inspection: (message) => inspect((each) => each.inspection(message)),
      },
      patch(ops) {
        page.speak();
        restored.patch(ops);
      },
      snapshot(ops, lost) {
        page.speak();
        // All at once: what is in a component of a chunk would be asked for when that is there.
        prefetch(ops.flatMap((op) => (op[0] === "class" && op[3].chunk) || []));
        restored.snapshot(ops, lost);
      },
      ahead: prefetch,
      state: (state) => {
        if (!stage.state?.(state)) status.set(state);
      },
      next: (wait) => status.next(wait),
      full: () => status.busy(),
    },
    { connect, clock: systemClock, hidden: () => document.hidden, hello },
  );

  const restored = new Restored(store, connection, stage);
  const status = new Status(stage, (state) => {
    if (stage.act?.(state)) return;
    if (state === "full") connection.wake();
    else connection.retry();
  });
  const page = new Page(runtime, signal);

  store.events.on("page", (props) => page.update(props as Partial<PageProps>));
  store.events.on("message", (message) => handle(message as PageMessage));

  /** A child that the server names but never made. */
  function stranger(id: string): ModelState {
    const outlet = { event: () => undefined, pending: () => false, fetch: async () => null };
    const info = { name: "Missing", writable: [], events: [] };
    return new ModelState(id, { defaults: {}, info }, {}, outlet);
  }

  function handle(message: PageMessage): void {
    if (message.kind === "reload") restored.reload();
    else if (message.kind === "report") inspect((each) => each.report(message));
    else page.handle(message, `${connection.identity.epoch}:`);
  }

  const wake = () => connection.wake();
  const listen = (target: EventTarget, type: string, listener: () => void) =>
    target.addEventListener(type, listener, { capture: true, signal });
  listen(document, "visibilitychange", () => (document.hidden ? connection.hide() : wake()));
  listen(window, "online", wake);
  for (const act of ["focus", "pointerdown", "keydown"]) listen(window, act, () => connection.hurry());
  // What the user does in this page is answered in its words.
  for (const act of ["focusin", "pointerdown", "keydown"]) listen(stage.frame, act, () => page.speak());
  const keepFocus = async () => (await import("./focus.ts")).keepFocus(stage.frame, signal);
  stage.frame.addEventListener("keydown", keepFocus, { once: true, signal });

  connection.start(begun?.transport, begun?.identity);

  return {
    identity: connection.identity,
    hide: () => connection.hide(),
    wake,
    close() {
      ended.abort();
      connection.end();
      page.end();
      store.end();
      status.end();
    },
  };
}
