/**
 * The runtime's beginning: makes the pieces and joins them. Owns: nothing but the wiring.
 */

import { systemClock } from "./clock.ts";
import { Connection, type Identity } from "./connection.ts";
import type { ConnectionState } from "./endings.ts";
import { files } from "./files.ts";
import { Inspector } from "./inspector.ts";
import { LiveRegions } from "./live.ts";
import { ModelState } from "./model.ts";
import { prefetch } from "./modules.ts";
import type { Pending } from "./outbox.ts";
import { Page, preferredTheme } from "./page.ts";
import {
  collectPlace,
  collectValues,
  type Place,
  restorePlace,
  returnValues,
  type Values,
} from "./reload.ts";
import { Status } from "./status.ts";
import { Store } from "./store.ts";
import { Toasts } from "./toasts.ts";
import { type BootState, WebSocketTransport } from "./transport.ts";
import type { Op, PageMessage, PageProps } from "./types.ts";
import { type Runtime, View } from "./view.ts";

const TAB_KEY = "transom:tab";
const RELOADED_KEY = "transom:reloaded";
const boot = (window as unknown as { __transom: BootState & Identity }).__transom;
if (boot.address) files.locate = boot.address;
const { trBase = "", trBuild = "" } = document.documentElement.dataset;

const store = new Store({
  event(id, name, value, isValue, answered) {
    // What appears from now on may be of the user's doing, and is no place for what was there before.
    if (!restoring) late = false;
    const restored = restoring;
    connection.event(id, name, value, isValue, (result) => {
      if (!restored) store.models.get(id)?.refused(result);
      else if (result?.rejected) refuse(id);
      answered?.(result);
      return answered;
    });
  },
  pending: (id, name) => connection.pending(id, name),
  fetch: (id) => connection.fetch(id),
});

const runtime: Runtime = {
  model: (id) => store.models.get(id) ?? stranger(id),
  view: (model, parent) => new View(model, parent, runtime),
  afterBatch: (task) => store.afterBatch(task),
  announce: (text) => live.announce(text),
};

const inspector: Inspector = new Inspector({
  say: (message) => connection.say(message),
  type: (id) => store.models.get(id)?.type,
  announce: (text) => live.announce(text),
});

const connection: Connection = new Connection(
  {
    onlooker: inspector,
    patch: takePatch,
    snapshot: takeSnapshot,
    ahead: prefetch,
    state: showState,
    next: (wait) => status.next(wait),
    full: () => status.busy(),
  },
  {
    connect: () => new WebSocketTransport(`${location.origin.replace("http", "ws")}${trBase}/_transom/ws`),
    clock: systemClock,
    hidden: () => document.hidden,
    hello: () => ({
      build: trBuild,
      tab: boot.tab,
      url: (location.pathname + location.search + location.hash).slice(0, 2e3),
      theme: preferredTheme(),
    }),
  },
);

const live = new LiveRegions(document.body);
const toasts = new Toasts(live);
const status = new Status(document.body, live, (state) => {
  if (state === "outdated") location.reload();
  else if (state === "full") connection.wake();
  else connection.retry();
});
const page = new Page(runtime, toasts, live, inspector, reload);

store.events.on("page", (props) => page.update(props as Partial<PageProps>));
store.events.on("message", (message) => page.handle(message as PageMessage));

/** A child that the server names but never made. */
function stranger(id: string): ModelState {
  const outlet = { event: () => undefined, pending: () => false, fetch: async () => null };
  return new ModelState(
    id,
    { defaults: {}, info: { name: "Missing", writable: [], events: [] } },
    {},
    outlet,
  );
}

// ------------------------------------------------------------------------------------------ sessions

/**
 * What the user has entered, from one session to the next. What finds no place in the present version of the app
 * may have one in a later version, as after an error.
 */
const values: Values = new Map();
/** Where the user was when the values were; `null` when all of them are in their place. */
let place: Place | null = null;
/** Values are being put back: the events are not of the user's doing. */
let restoring = false;
/** What appears may still be what was there before. */
let late = false;
/** It is the app that has asked for another session. */
let asked = false;
/** Labels of the components whose values the server has refused. */
const refused = new Set<string>();

/** The app's code has changed: go on with it where the user is. */
function reload(): void {
  asked = true;
  // Not in the middle of the patch that says so.
  queueMicrotask(() => connection.restart());
}

function takeSnapshot(ops: Op[], lost: Pending[] | null): void {
  // Another session takes over what the user has done, and where they are in it.
  if (lost && store.models.size > 0) {
    collectValues(store, values);
    if (!asked) sayAnew();
    asked = false;
    place ??= collectPlace(store);
    refused.clear();
    late = true;
  }
  store.snapshot(ops);
  if (late) putBack();
  if (lost && place) restorePlace(store, place);
  if (!values.size) place = null;
  if (lost) mourn(lost);
}

function takePatch(ops: Op[]): void {
  store.patch(ops);
  // A document's results come one by one.
  if (late && ops.some(([op]) => op === "new")) putBack();
}

/** Enter values again; what the server has is not sent to it. */
function putBack(): void {
  restoring = true;
  returnValues(store, values, (model, name, value) => {
    model.touched.add(name);
    if (JSON.stringify(model.get(name)) === JSON.stringify(value)) return;
    model.set(name, value);
    model.save_changes();
  });
  restoring = false;
}

/** The server does not take a value that was put back, and has sent its own. */
function refuse(id: string): void {
  refused.add(nameOf(id));
  const count = refused.size === 1 ? "One entry" : `${refused.size} entries`;
  warn("kept", `${count} could not be kept.`, [...refused]);
}

function nameOf(id: string): string {
  return String(store.models.get(id)?.get("label") || id);
}

function warn(id: string, text: string, details: string[]): void {
  toasts.show({ id: `transom:${id}`, level: "warning", text, duration: 0, detail: details.join("\n") });
}

/** A click is never repeated on a session that may not have seen it. Say so, unless its module knows what to do. */
function mourn(lost: Pending[]): void {
  const clicks = lost.filter((event) => !event.answered?.() && !event.isValue);
  if (!clicks.length) return;
  const count = clicks.length === 1 ? "One action" : `${clicks.length} actions`;
  const names = clicks.map(({ id, name }) => `${nameOf(id)}: ${name}`);
  warn("lost", `The server started again. ${count} may not have been carried out.`, names);
}

/** Another session has taken over the page. */
function sayAnew(): void {
  const text = `The server made this page anew${values.size ? "; what you had entered is put back" : ""}.`;
  toasts.show({ id: "transom:anew", level: "info", text, duration: 6_000, detail: null });
}

function showState(state: ConnectionState): void {
  // Once by itself; if the page is still not the server's, the user decides.
  if (state === "outdated" && keep(RELOADED_KEY, trBuild) !== trBuild) location.reload();
  else status.set(state);
}

/** Store something for this tab; returns what was there. Where there is no storage, it counts as stored. */
function keep(key: string, value: string | null): string | null {
  try {
    const old = sessionStorage.getItem(key);
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
    return old;
  } catch {
    return value;
  }
}

// ------------------------------------------------------------------------------------------ the browser

addEventListener("pagehide", () => {
  connection.hide();
  keep(boot.key, JSON.stringify(connection.identity));
  keep(TAB_KEY, boot.tab);
});
addEventListener("pageshow", (event) => {
  keep(boot.key, null);
  keep(TAB_KEY, null);
  if (event.persisted) connection.wake();
});
document.addEventListener("visibilitychange", () =>
  document.hidden ? connection.hide() : connection.wake(),
);
addEventListener("online", () => connection.wake());
for (const act of ["focus", "pointerdown", "keydown"]) addEventListener(act, () => connection.hurry(), true);

// A typeface is no part of what the page waits for. A host without addresses has none.
if (!boot.address) setTimeout(() => void import("./face.ts").catch(() => undefined), 3_000);

connection.start(new WebSocketTransport(boot), boot);
