/**
 * The page around the components. Owns: the roots, title, theme, language, the page-level messages.
 * Knows nothing of the wire.
 */

import { ViewList } from "./children.ts";
import { flag, h, setStyles } from "./dom.ts";
import type { Inspector } from "./inspector.ts";
import type { LiveRegions } from "./live.ts";
import type { Toasts } from "./toasts.ts";
import type { PageMessage, PageProps } from "./types.ts";
import type { Runtime } from "./view.ts";
import { speak } from "./words.ts";

/** For what the first content needs, such as how written text looks, the page waits no longer than this. */
const READY_WITHIN = 1_000;
/** For so long a document shows nothing below a cell that is running. */
const FRESH_FOR = 2_000;

const dark = matchMedia("(prefers-color-scheme: dark)");

const root = document.documentElement;

/** What the user has chosen, else what the page prefers, else what the user's system says. */
export function preferredTheme(): "light" | "dark" {
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem("transom:theme");
  } catch {
    // No storage here, so nothing is chosen.
  }
  return (chosen || root.dataset.trPrefer || (dark.matches ? "dark" : "light")) as "light" | "dark";
}

export class Page {
  readonly #main: HTMLElement;
  readonly #progress = h("div", { class: "tr-progress", role: "status", "aria-label": "Busy", hidden: true });
  readonly #roots: ViewList;
  readonly #toasts: Toasts;
  readonly #live: LiveRegions;
  readonly #inspector: Inspector;
  readonly #reload: () => void;
  #theme = (root.dataset.trTheme ?? "auto") as PageProps["theme"];
  /** Nothing has been mounted yet. */
  #bare = true;
  /** What the app brings is there. */
  #dressed: Promise<unknown> | undefined;

  constructor(runtime: Runtime, toasts: Toasts, live: LiveRegions, inspector: Inspector, reload: () => void) {
    this.#main = document.querySelector<HTMLElement>("main.tr-page") ?? h("main", { class: "tr-page" });
    if (!this.#main.isConnected) document.body.append(this.#main);
    this.#main.setAttribute("aria-busy", "true");
    document.body.append(this.#progress);
    this.#roots = new ViewList(this.#main, null, runtime);
    this.#toasts = toasts;
    this.#live = live;
    this.#inspector = inspector;
    this.#reload = reload;
    dark.addEventListener("change", () => this.#paint());
    // Another page, or this one, has chosen other colours.
    addEventListener("storage", () => this.#paint());
    this.#paint();
  }

  update({ roots, title, lang, words, kind, ...look }: Partial<PageProps>): void {
    if (kind) this.#main.dataset.kind = kind;
    if (title !== undefined) document.title = title;
    if (lang && isLanguage(lang)) root.lang = lang;
    if (words) speak(words);
    this.#look(look);
    if (roots) this.#mount(roots);
  }

  #look({ theme, accent, prefer, icon, extras }: Partial<PageProps>): void {
    if (extras) this.#dressed = import("./extras.ts").then((module) => module.bring(extras));
    if (accent !== undefined) setStyles(root, { "--tr-accent": accent });
    if (icon) document.querySelector("link[rel=icon]")?.setAttribute("href", icon);
    if (prefer !== undefined) root.dataset.trPrefer = prefer === "auto" ? "" : prefer;
    if (theme) this.#theme = theme;
    this.#paint();
  }

  handle(message: PageMessage): void {
    switch (message.kind) {
      case "notify":
        return this.#toasts.show(message);
      case "dismiss":
        return this.#toasts.dismiss(message.id);
      case "busy":
        this.#progress.hidden = !message.on;
        return flag(root, "data-tr-busy", message.on);
      case "report":
        return this.#inspector.report(message);
      case "goto":
        return goTo(message.url);
      case "save":
        return save(message.url, message.name);
      case "reload":
        return this.#reload();
    }
  }

  #mount(roots: string[]): void {
    const first = this.#bare;
    this.#bare = false;
    // What the shell shows while the page is on its way.
    if (first) for (const node of this.#main.querySelectorAll(":scope > :not(.tr-view)")) node.remove();
    this.#roots.update(roots);
    if (!first) return;
    const { ready, waiting } = this.#roots;
    const late = new Promise((done) => setTimeout(done, READY_WITHIN));
    const all = Promise.all([ready, this.#dressed]).catch(() => undefined);
    if (waiting || this.#dressed) void Promise.race([all, late]).then(() => this.#reveal());
    else this.#reveal();
  }

  /** What comes in the first moments is not to push away what can be read already; see the style sheet. */
  #reveal(): void {
    const main = this.#main;
    main.removeAttribute("aria-busy");
    // What the shell has expected, and no component has put itself in the place of.
    for (const early of document.querySelectorAll("[data-early]")) early.remove();
    main.dataset.fresh = "";
    setTimeout(() => delete main.dataset.fresh, FRESH_FOR);
    if (document.title) this.#live.announce(document.title);
    if (location.hash) void this.#roots.ready.then(toFragment);
  }

  #paint(): void {
    const theme = this.#theme === "auto" ? preferredTheme() : this.#theme;
    if (root.dataset.theme !== theme) root.dataset.theme = theme;
  }
}

/** Numbers are written by it, which fails for what is none. */
function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

/** What the address points at came after the browser had looked for it; who has scrolled meanwhile stays there. */
function toFragment(): void {
  if (!scrollY) location.replace(location.hash);
}

/** Let the browser save what is at an address; the page stays, also if there is nothing. */
export function save(address: string | URL, name: string): void {
  h("a", { href: new URL(address, import.meta.url).href, download: name }).click();
}

/** Follow a link that the server sends; only what a link may do. */
function goTo(url: string): void {
  const target = new URL(url, document.baseURI);
  if (target.protocol === "https:" || target.protocol === "http:") location.assign(target);
  else console.error(`Transom: the server asks to go to ${target.protocol}, which is not a web address`);
}
