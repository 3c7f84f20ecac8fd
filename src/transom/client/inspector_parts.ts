/**
 * The three parts of the inspector: what runs, the patches, the reports. Owns: their rows. Knows nothing of when the
 * panel is open.
 */

import { h, icon } from "./dom.ts";
import type { Inspector, PatchNote, Report } from "./inspector.ts";
import { serial } from "./inspector_serial.ts";
import { base, codes, describe, duration, local, milliseconds, size } from "./inspector_words.ts";

/** Ops of a patch that are written out. */
const LINES = 3;

/** A run as the server tells it. */
interface RunInfo {
  number: number;
  name: string;
  state: "pending" | "running" | "cancelling";
  seconds: number | null;
  progress: number | string | null;
  where: [file: string, line: number, func: string] | null;
}

export abstract class Part {
  readonly el: HTMLElement;
  readonly title: string;
  protected readonly inspector: Inspector;
  protected readonly scroll: HTMLElement;
  readonly #empty: HTMLElement;
  readonly #count = h("span", { class: "tr-inspect__count" });

  constructor(
    inspector: Inspector,
    title: string,
    empty: [icon: string, title: string, hint: string],
    content: HTMLElement,
    action?: HTMLElement,
  ) {
    const id = `tr-inspect-${title}`;
    this.inspector = inspector;
    this.title = title;
    const [picture, ...lines] = empty;
    this.#empty = h(
      "div",
      { class: "tr-inspect__empty" },
      icon(picture),
      ...lines.map((line) => h("p", null, line)),
    );
    this.scroll = h(
      "div",
      { class: "tr-inspect__scroll", tabIndex: 0, role: "group", "aria-labelledby": id },
      content,
      this.#empty,
    );
    const head = h("div", { class: "tr-inspect__title" }, h("h3", { id }, title), this.#count, action);
    this.el = h("section", { class: "tr-inspect__part", "aria-labelledby": id }, head, this.scroll);
  }

  /** How many there are, in words. */
  get count(): string {
    return this.#count.textContent;
  }

  abstract draw(): void;

  protected say(number: number, content: HTMLElement): void {
    this.#count.textContent = number ? String(number) : "";
    this.#empty.hidden = number > 0;
    content.hidden = number === 0;
  }
}

// ---------------------------------------------------------------------------------------------- runs

export class Runs extends Part {
  readonly #list: HTMLElement;
  readonly #more = h("p", { class: "tr-inspect__more", hidden: true });
  readonly #rows = new Map<number, RunRow>();

  constructor(inspector: Inspector) {
    const list = h("ul", { class: "tr-inspect__list" });
    super(
      inspector,
      "Runs",
      ["circle-check", "Nothing runs.", "Coroutines and tasks stand here while they go on."],
      list,
    );
    this.#list = list;
    this.scroll.append(this.#more);
  }

  draw(): void {
    const { runs = [], more = 0 } = this.inspector.running ?? {};
    const infos = runs as unknown as RunInfo[];
    const numbers = new Set(infos.map(({ number }) => number));
    for (const number of this.#rows.keys()) if (!numbers.has(number)) this.#rows.delete(number);
    for (const info of infos) this.#row(info).update(info);
    arrange(
      this.#list,
      infos.map((info) => this.#row(info).el),
      this.scroll,
    );
    this.#more.hidden = more === 0;
    this.#more.textContent = `and ${more} more`;
    this.say(infos.length + more, this.#list);
  }

  /** Time passes without a word of the server. */
  tick(): void {
    for (const row of this.#rows.values()) row.tick();
  }

  #row({ number }: RunInfo): RunRow {
    const known = this.#rows.get(number);
    if (known) return known;
    const row = new RunRow(() => this.inspector.around.say({ t: "cancel", run: number }));
    this.#rows.set(number, row);
    return row;
  }
}

class RunRow {
  readonly #name = h("span", { class: "tr-inspect__name" });
  readonly #state = h("span", { class: "tr-inspect__state" });
  readonly #where = h("p", { class: "tr-inspect__where" });
  readonly #bar = h("progress", { class: "tr-bar", max: 1 });
  readonly #percent = h("span");
  readonly #progress = h("div", { class: "tr-inspect__progress" }, this.#bar, this.#percent);
  readonly #cancel: HTMLButtonElement;
  readonly el: HTMLElement;
  #info: RunInfo | null = null;
  #heard = 0;

  constructor(cancel: () => void) {
    this.#cancel = h(
      "button",
      { class: "tr-inspect__button", type: "button", onclick: () => this.#live && cancel() },
      "Cancel",
    );
    this.el = h(
      "li",
      { class: "tr-inspect__run" },
      h("p", { class: "tr-inspect__line" }, this.#name, this.#state),
      this.#cancel,
      this.#where,
      this.#progress,
    );
  }

  get #live(): boolean {
    return this.#info?.state !== "cancelling";
  }

  update(info: RunInfo): void {
    // The same is told again when another run has changed; what counts is when it was told first.
    if (this.#info === info) return;
    this.#info = info;
    this.#heard = performance.now();
    const name = local(info.name);
    this.el.dataset.state = info.state;
    this.#name.textContent = name;
    this.#name.title = `run ${info.number}: ${info.name}`;
    this.#cancel.ariaLabel = `Cancel ${name}`;
    this.#cancel.ariaDisabled = String(!this.#live);
    this.#place(info);
    this.#advance(info.progress, name);
    this.tick();
  }

  tick(): void {
    if (!this.#info) return;
    const { state, seconds } = this.#info;
    const passed =
      seconds === null ? "" : ` · ${duration(seconds + (performance.now() - this.#heard) / 1000)}`;
    write(this.#state, state + passed);
  }

  #place({ where }: RunInfo): void {
    this.#where.hidden = !where;
    if (!where) return;
    const [file, line, func] = where;
    this.#where.replaceChildren(
      h("code", { title: `${file}:${line}` }, `${base(file)}:${line}`),
      ` ${local(func)}`,
    );
  }

  #advance(progress: RunInfo["progress"], name: string): void {
    this.#progress.hidden = progress === null;
    if (progress === null) return;
    // A share of the whole mostly; but it is the author's, and may count something or be a word.
    const isShare = typeof progress === "number" && progress >= 0 && progress <= 1;
    this.#bar.hidden = !isShare;
    if (isShare) this.#bar.value = progress;
    this.#bar.ariaLabel = `Progress of ${name}`;
    write(this.#percent, isShare ? `${Math.round(progress * 100)} %` : String(progress));
  }
}

// ---------------------------------------------------------------------------------------------- patches

export class Patches extends Part {
  readonly #table: HTMLElement;
  readonly #body: HTMLElement;
  readonly #rows = new WeakMap<PatchNote, HTMLElement>();

  constructor(inspector: Inspector) {
    const columns = [
      ["#", "Number"],
      ["Size", "Size of the frame"],
      ["ms", "Milliseconds to apply"],
      ["Ops", "Number of ops"],
      ["What", "What it changed"],
    ];
    const head = h(
      "thead",
      null,
      h("tr", null, ...columns.map(([short, title]) => h("th", { scope: "col", title }, short))),
    );
    const body = h("tbody");
    const table = h("table", { class: "tr-inspect__table" }, head, body);
    super(
      inspector,
      "Patches",
      ["copy", "Nothing has changed yet.", "Each change of the page is listed with its size and its time."],
      table,
    );
    this.#table = table;
    this.#body = body;
  }

  draw(): void {
    const { patches } = this.inspector;
    arrange(this.#body, patches.map((note) => this.#row(note)).reverse(), this.scroll);
    this.say(patches.length, this.#table);
  }

  #row(note: PatchNote): HTMLElement {
    const known = this.#rows.get(note);
    if (known) return known;
    const { sseq, bytes, milliseconds: took, count, ops } = note;
    const what = ops.map(describe).filter((line) => line !== null);
    const shown = what.length > LINES + 1 ? what.slice(0, LINES) : what;
    const more = what.length - shown.length + count - ops.length;
    const row = h(
      "tr",
      null,
      h("td", null, sseq),
      h("td", { title: `${bytes} bytes` }, size(bytes)),
      h("td", null, milliseconds(took)),
      h("td", null, count),
      h(
        "td",
        { title: what.join("\n") },
        ...shown.map((line) => h("div", null, line)),
        more > 0 && h("div", { class: "tr-inspect__more" }, `and ${more} more`),
      ),
    );
    this.#rows.set(note, row);
    return row;
  }
}

// ---------------------------------------------------------------------------------------------- reports

export class Reports extends Part {
  readonly #list: HTMLElement;
  readonly #clear: HTMLElement;
  readonly #rows = new WeakMap<Report, HTMLElement>();

  constructor(inspector: Inspector) {
    const list = h("ul", { class: "tr-inspect__list" });
    const clear = h(
      "button",
      {
        class: "tr-inspect__button",
        type: "button",
        "aria-label": "Clear the reports",
        onclick: () => {
          this.scroll.focus({ preventScroll: true });
          inspector.clear();
        },
      },
      "Clear",
    );
    super(
      inspector,
      "Reports",
      ["info-circle", "Nothing to report.", "Old results, a blocked event loop or a long callback would be."],
      list,
      clear,
    );
    this.#list = list;
    this.#clear = clear;
  }

  draw(): void {
    const { reports } = this.inspector;
    const ids = [...reports.keys()].sort((one, other) => serial(other) - serial(one));
    arrange(
      this.#list,
      ids.map((id) => this.#row(reports.get(id) as Report)),
      this.scroll,
    );
    this.#clear.hidden = reports.size === 0;
    this.say(reports.size, this.#list);
  }

  #row(report: Report): HTMLElement {
    const known = this.#rows.get(report);
    if (known) return known;
    const row = h(
      "li",
      { class: "tr-inspect__report" },
      h("span", { class: "tr-inspect__kind" }, report.report),
      h("p", null, ...codes(report.text).map((part, index) => (index % 2 ? code(part) : part))),
    );
    this.#rows.set(report, row);
    return row;
  }
}

/** Source as it is, a place in a file by the file's own name. */
function code(text: string): HTMLElement {
  return text.startsWith("`") ? h("code", null, text.slice(1, -1)) : h("code", { title: text }, base(text));
}

// ---------------------------------------------------------------------------------------------- elements

/** Make these the children of `parent`; those that stay are not touched, so that one keeps the focus. */
function arrange(parent: HTMLElement, wanted: HTMLElement[], fallback: HTMLElement): void {
  const focused = parent.contains(document.activeElement);
  const stay = new Set<Element>(wanted);
  for (const el of [...parent.children]) if (!stay.has(el)) el.remove();
  let at = parent.firstElementChild;
  for (const el of wanted) {
    if (el === at) at = at.nextElementSibling;
    else parent.insertBefore(el, at);
  }
  if (focused && !parent.contains(document.activeElement)) fallback.focus({ preventScroll: true });
}

function write(el: HTMLElement, text: string): void {
  if (el.textContent !== text) el.textContent = text;
}
