/**
 * The page of a server: one runtime, which has the document. Owns: what of the session is kept while the page is not
 * there, and where the server's files are.
 */

import { type Assets, assets } from "./assets.ts";
import type { Identity } from "./connection.ts";
import { ownDocument, preferredTheme } from "./own_document.ts";
import { start } from "./start.ts";
import { type BootState, WebSocketTransport } from "./transport.ts";

const TAB_KEY = "transom:tab";
const RELOADED_KEY = "transom:reloaded";
const boot = (window as unknown as { __transom: BootState & Identity }).__transom;
const { trBase = "", trBuild = "" } = document.documentElement.dataset;

const url = (address: string) => new URL(address, import.meta.url).href;
Object.assign(assets, { url, module: (name, end) => import(url(name + end)) } satisfies Assets);

const own = ownDocument();
const page = start({
  stage: {
    ...own,
    // Once by itself; if the page is still not the server's, the user decides.
    state: (state) => state === "outdated" && keep(RELOADED_KEY, trBuild) !== trBuild && reload(),
    act: (state) => state === "outdated" && reload(),
  },
  connect: () => new WebSocketTransport(`${location.origin.replace("http", "ws")}${trBase}/_transom/ws`),
  begun: { transport: new WebSocketTransport(boot), identity: boot },
  hello: () => ({
    build: trBuild,
    tab: boot.tab,
    url: (location.pathname + location.search + location.hash).slice(0, 2e3),
    theme: preferredTheme(),
  }),
});

// What was said just before code of the author's opened this page.
const said = keep("transom:said", null);
if (said) own.toasts.restore(said);

function reload(): true {
  location.reload();
  return true;
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

addEventListener("pagehide", () => {
  page.hide();
  keep(boot.key, JSON.stringify(page.identity));
  keep(TAB_KEY, boot.tab);
});
addEventListener("pageshow", (event) => {
  keep(boot.key, null);
  keep(TAB_KEY, null);
  if (event.persisted) page.wake();
});

// A typeface is no part of what the page waits for.
setTimeout(() => void import("./face.ts").catch(() => undefined), 3_000);
