/**
 * The examples of a documentation page, made by the Sphinx extension: code that the reader runs. Owns: what stands under
 * each, that one Python serves all of them, and that they run in the page's order. Compiled by itself: a page downloads
 * nothing else before somebody runs something.
 */

import type { Live } from "./pyodide.ts";
import type { Given } from "./python_messages.ts";

const STYLE = `
.transom-example{margin:.5em 0 1.25em}
.transom-example__bar{display:flex;align-items:center;gap:.75em;min-height:2em;font-size:.9em}
.transom-example__bar button{font:inherit;padding:.2em .9em;border:1px solid color-mix(in srgb,currentColor 40%,transparent);
border-radius:6px;background:transparent;color:inherit;cursor:pointer}
.transom-example__bar button:hover:not(:disabled){background:color-mix(in srgb,currentColor 10%,transparent)}
.transom-example__bar button:focus-visible{outline:2px solid currentColor;outline-offset:2px}
.transom-example__bar button:disabled{opacity:.55;cursor:default}
.transom-example__bar [hidden]{display:none}
.transom-example__shown{margin-top:.5em}
.transom-example__still{display:block;max-width:100%;margin-top:.5em}
`;
const STEPS: Record<string, string> = {
  runtime: "Fetching Python",
  packages: "Fetching packages",
  app: "Starting Python",
};

/** Where the files of all pages are. */
const base = new URL("..", import.meta.url);
let python: Promise<Live> | undefined;
/** The example that runs, or waits for those before it. */
let current: Example | undefined;

class Example {
  readonly #el: HTMLElement;
  readonly #name: string;
  readonly #shown = make("div", "transom-example__shown");
  readonly #run = make("button");
  readonly #stop = make("button");
  readonly #said = make("span");
  /** It has run, and nothing has ended the Python that ran it. */
  ran = false;

  constructor(el: HTMLElement, name: string) {
    this.#el = el;
    this.#name = name;
    const bar = make("div", "transom-example__bar");
    for (const button of [this.#run, this.#stop]) button.type = "button";
    this.#run.textContent = "Run";
    this.#stop.textContent = "Stop";
    this.#stop.hidden = true;
    this.#said.setAttribute("role", "status");
    bar.append(this.#run, this.#stop, this.#said);
    this.#run.setAttribute("aria-label", `Run ${name}`);
    this.#run.addEventListener("click", () => void runUpTo(this));
    this.#stop.addEventListener("click", () => void python?.then((live) => live.stop()));
    el.prepend(bar);
    el.append(this.#shown);
  }

  say(text: string): void {
    this.#said.textContent = text;
  }

  /** Python does not answer: it may be stopped. */
  busy(on: boolean, text: string): void {
    this.#stop.hidden = !on;
    this.say(on ? text : "");
  }

  set waits(on: boolean) {
    this.#run.disabled = on;
    if (!on) this.busy(false, "");
  }

  async carryOut(live: Live): Promise<boolean> {
    this.say("Running …");
    const source = this.#el.dataset.transomSource ?? "";
    const { error } = await live.run(source, { el: this.#shown, name: this.#name });
    // The picture was what it would look like.
    this.#el.querySelector(".transom-example__still")?.remove();
    this.ran = live.state !== "stopped";
    this.#run.textContent = "Run again";
    return error === null;
  }
}

function make(tag: "button"): HTMLButtonElement;
function make(tag: string, className?: string): HTMLElement;
function make(tag: string, className = ""): HTMLElement {
  return Object.assign(document.createElement(tag), className ? { className } : {});
}

const examples: Example[] = [];

/** Run an example, and before it those of the page that have not run: they share their names. */
async function runUpTo(wanted: Example): Promise<void> {
  if (current) return;
  const place = examples.indexOf(wanted);
  const due = examples.filter((each, at) => each === wanted || (at < place && !each.ran));
  for (const each of due) each.waits = true;
  const failed = await runAll(due, wanted);
  current = undefined;
  for (const each of due) each.waits = false;
  wanted.say(failed);
}

/** Run them one after the other; returns what has ended it before the last. */
async function runAll(due: Example[], wanted: Example): Promise<string> {
  try {
    for (const each of due) {
      current = each;
      if (each !== wanted) wanted.say("The examples above run first …");
      const fine = await each.carryOut(await begun());
      each.waits = false;
      if (!fine && each !== wanted) return "An example above has failed.";
    }
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The page's Python, which begins when it is first wanted. */
function begun(): Promise<Live> {
  python ??= begin().catch((error) => {
    python = undefined;
    throw error;
  });
  return python;
}

async function begin(): Promise<Live> {
  const { given: name = "" } = (document.querySelector("script[data-given]") as HTMLElement).dataset;
  const answer = await fetch(new URL(name, base));
  if (!answer.ok) throw new Error(`${name}, which belongs to this page, is not there.`);
  const given = (await answer.json()) as Given & { script: string };
  const module = (await import(new URL(given.script, base).href)) as typeof import("./pyodide.ts");
  const live = module.begin({
    given,
    base: base.href,
    dev: true,
    progress({ step, done, total }) {
      const share = total && done < total ? ` ${Math.round((100 * done) / total)} %` : "";
      const words = total && done >= total ? STEPS.app : STEPS[step];
      if (words) current?.say(`${words}${share} …`);
    },
  });
  live.onstate = (state, text) => {
    current?.busy(state === "busy", text);
    if (state === "stopped") for (const each of examples) each.ran = false;
  };
  await live.start();
  return live;
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
document.adoptedStyleSheets.push(sheet);
document.querySelectorAll<HTMLElement>("[data-transom-source]").forEach((el, at) => {
  examples.push(new Example(el, `example ${at + 1}`));
});
