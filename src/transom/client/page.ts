/**
 * What is around the components of one page. Owns: the roots, theme, accent, language, the page-level messages.
 * Knows nothing of the wire, and nothing of the document that it has not been given.
 */

import { addressed } from "./assets.ts";
import { ViewList } from "./children.ts";
import { flag, h, setStyles } from "./dom.ts";
import type { Stage } from "./stage.ts";
import type { PageMessage, PageProps } from "./types.ts";
import type { Runtime } from "./view.ts";
import { type Speech, speak } from "./words.ts";

export class Page {
  readonly #stage: Stage;
  readonly #progress = h("div", { class: "tr-progress", role: "status", "aria-label": "Busy", hidden: true });
  readonly #roots: ViewList;
  readonly #speech: Speech;
  #theme: PageProps["theme"];
  /** Nothing has been mounted yet. */
  #bare = true;
  /** What the app brings is there. */
  #dressed: Promise<unknown> | undefined;

  constructor(runtime: Runtime, signal: AbortSignal) {
    const stage = runtime.stage;
    this.#stage = stage;
    this.#theme = (stage.frame.dataset.trTheme ?? "auto") as PageProps["theme"];
    this.#speech = { words: {}, frame: stage.frame };
    stage.root.setAttribute("aria-busy", "true");
    stage.layer.append(this.#progress);
    this.#roots = new ViewList(stage.root, null, runtime);
    stage.onTheme(() => this.#paint(), signal);
    this.#paint();
  }

  update(props: Partial<PageProps>): void {
    const { frame, root, document: own } = this.#stage;
    const { roots, lang, words, kind, theme, accent, extras } = props;
    if (kind) root.dataset.kind = kind;
    if (lang && isLanguage(lang)) frame.lang = lang;
    if (words) this.#speech.words = words;
    if (extras) this.#dressed = import("./extras.ts").then((module) => module.bring(extras, this));
    if (accent !== undefined) setStyles(frame, { "--tr-accent": accent });
    own?.update(props);
    if (theme) this.#theme = theme;
    this.#paint();
    if (roots) this.#mount(roots);
  }

  /** What is said from now on is said by this page. */
  speak(): void {
    speak(this.#speech);
  }

  /** Ids are those of the session that `scope` names: a document may have several. */
  handle(message: PageMessage, scope: string): void {
    const { toasts, frame, document: own } = this.#stage;
    switch (message.kind) {
      case "notify":
        return toasts.show({ ...message, id: scope + message.id });
      case "dismiss":
        return toasts.dismiss(scope + message.id);
      case "busy":
        this.#progress.hidden = !message.on;
        return flag(frame, "data-tr-busy", message.on);
      case "goto":
        if (!own) return goTo(message.url, open);
        return void toasts.keep().then(() => goTo(message.url, (target) => location.assign(target)));
      case "save":
        return save(message.url, message.name);
    }
  }

  end(): void {
    this.#roots.destroy();
    this.#progress.remove();
  }

  #mount(roots: string[]): void {
    const { root, document: own } = this.#stage;
    const first = this.#bare;
    this.#bare = false;
    // What the shell shows while the page is on its way.
    if (first) for (const node of root.querySelectorAll(":scope > :not(.tr-view)")) node.remove();
    this.#roots.update(roots);
    if (!first) return;
    const { ready, waiting } = this.#roots;
    const late = new Promise((done) => setTimeout(done, READY_WITHIN));
    const all = Promise.all([ready, this.#dressed]).catch(() => undefined);
    const reveal = () => {
      root.removeAttribute("aria-busy");
      own?.shown(ready);
    };
    const inOrder = async () => {
      if (root.ariaBusy) (await import("./in_order.ts")).inOrder(this.#roots);
    };
    if (waiting || this.#dressed) void Promise.race([all, late.then(inOrder)]).then(reveal, reveal);
    else reveal();
  }

  #paint(): void {
    const { frame } = this.#stage;
    const theme = this.#theme === "auto" ? this.#stage.theme() : this.#theme;
    if (frame.dataset.theme !== theme) frame.dataset.theme = theme;
  }
}

/** For what the first content needs, such as how written text looks, the page waits no longer than this. */
const READY_WITHIN = 1_000;

/** Numbers are written by it, which fails for what is none. */
function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

/** Let the browser save what is at an address; the page stays, also if there is nothing. */
export function save(address: string, name: string): void {
  addressed(address, (href) => h("a", { href, download: name }).click());
}

/** Follow a link that the server sends; only what a link may do. */
function goTo(url: string, go: (target: URL) => void): void {
  const target = new URL(url, document.baseURI);
  if (/^https?:$/.test(target.protocol)) go(target);
  else console.error(`Transom: no web address: ${target.protocol}`);
}
