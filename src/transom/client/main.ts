/**
 * The runtime's beginning: makes the pieces and joins them. Owns: nothing but the wiring.
 */

import { systemClock } from "./clock.ts";
import { Connection, type Identity } from "./connection.ts";
import type { ConnectionState } from "./endings.ts";
import { Inspector } from "./inspector.ts";
import { LiveRegions } from "./live.ts";
import { ModelState } from "./model.ts";
import type { Pending } from "./outbox.ts";
import { Page, preferredTheme } from "./page.ts";
import { collectPlace, collectValues, eachRestored, merge, type Place, restorePlace } from "./reload.ts";
import { Status } from "./status.ts";
import { Store } from "./store.ts";
import { Toasts } from "./toasts.ts";
import { type BootState, WebSocketTransport } from "./transport.ts";
import type { Op, PageMessage, PageProps, Restored } from "./types.ts";
import { type Runtime, View } from "./view.ts";

const SESSION_KEY = "transom:session";
const RELOADED_KEY = "transom:reloaded";
const boot = (window as unknown as { __transom: BootState & Identity }).__transom;
const { trBase = "", trBuild = "" } = document.documentElement.dataset;

const store = new Store({
  event: (...event) => connection.event(...event),
  pending: (id, name) => connection.pending(id, name),
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
    patch: (ops) => store.patch(ops),
    snapshot: takeSnapshot,
    state: showState,
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
  else connection.retry();
});
const page = new Page(runtime, toasts, live, inspector, reload);

store.events.on("page", (props) => page.update(props as Partial<PageProps>));
store.events.on("message", (message) => page.handle(message as PageMessage));

/** A child that the server names but never made. */
function stranger(id: string): ModelState {
  const outlet = { event: () => undefined, pending: () => false };
  return new ModelState(
    id,
    { type: "Missing", defaults: {}, info: { writable: [], events: [] } },
    {},
    outlet,
  );
}

// ------------------------------------------------------------------------------------------ sessions

/** What is to be put back after the next snapshot. */
let carried: { values: Restored[]; place: Place } | null = null;
/** What found no place in the present version of the app: a later one may have it again, as after an error. */
let homeless: { values: Restored[]; place: Place | null } = { values: [], place: null };

/** The app's code has changed: go on with it where the user is. */
function reload(): void {
  const values = merge(collectValues(store), homeless.values);
  carried = { values, place: homeless.place ?? collectPlace(store) };
  // Not in the middle of the patch that says so.
  queueMicrotask(() => connection.restart(values));
}

function takeSnapshot(ops: Op[], lost: Pending[] | null): void {
  // Another session takes over what the user has done, and where they are in it.
  const goesOn = lost && store.models.size > 0;
  const before = goesOn
    ? { values: collectValues(store), place: collectPlace(store) }
    : { values: [], place: null };
  const { values, place } = carried ?? before;
  carried = null;
  store.snapshot(ops);
  const left = eachRestored(store, values, (model, name, value) => {
    model.touched.add(name);
    // After a reload the server has most values from `hello`; after it was gone it has them from nobody.
    if (JSON.stringify(model.get(name)) === JSON.stringify(value)) return;
    model.set(name, value);
    model.save_changes();
  });
  homeless = { values: left, place: left.length > 0 ? place : null };
  if (place) restorePlace(store, place);
  if (lost) mourn(lost);
}

/** A click is never repeated on a session that may not have seen it. Say so. */
function mourn(lost: Pending[]): void {
  const clicks = lost.filter((event) => !event.isValue);
  if (!clicks.length) return;
  const names = clicks.map(({ id, name }) => `${store.models.get(id)?.get("label") || id}: ${name}`);
  toasts.show({
    id: "transom:lost",
    level: "warning",
    text: `The server started again. ${clicks.length === 1 ? "One action" : `${clicks.length} actions`} may not have been carried out.`,
    duration: 0,
    detail: names.join("\n"),
  });
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
  keep(SESSION_KEY, JSON.stringify(connection.identity));
});
addEventListener("pageshow", (event) => {
  keep(SESSION_KEY, null);
  if (event.persisted) connection.wake();
});
document.addEventListener("visibilitychange", () =>
  document.hidden ? connection.hide() : connection.wake(),
);
addEventListener("online", () => connection.wake());

connection.start(new WebSocketTransport(boot), boot);
