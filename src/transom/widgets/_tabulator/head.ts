/**
 * The head of a table. Owns: titles that sort, and the fields of filters. It asks the server, and shows what holds: a
 * field in which somebody writes is left alone.
 */

import { h, icon } from "../../client/dom.ts";
import { say } from "../../client/words.ts";
import type { Fn } from "./codes.ts";
import type { Column, Params } from "./columns.ts";
import { choicesOf } from "./editors.ts";
import { contentOf } from "./formats.ts";
import { listenToKeys } from "./head_keys.ts";
import type { LibColumn } from "./library.ts";
import { seenTitle } from "./seen.ts";

export type Sorters = [at: number, dir: "asc" | "desc"][];
export type Filters = [at: number, op: string, value: unknown][];

interface Around {
  sorters(): Sorters;
  filters(): Filters;
  sort(sorters: Sorters): void;
  filter(filters: Filters): void;
  announce(text: string): void;
  /** Whether what is asked of a column cannot be looked for here. */
  refused(at: number): boolean;
  /** Whether columns can be moved. */
  movable(): boolean;
  /** What stands in the title of the column of boxes. */
  all(): Node;
}

const WAYS = { asc: "ascending", desc: "descending", none: "none" };

/** So long somebody may pause while writing, in milliseconds. */
const PAUSE = 250;

export class Head {
  readonly #around: Around;
  readonly #columns = new Map<number, LibColumn>();
  readonly #fields = new Map<number, Field>();
  /** Those of the columns before. */
  #before = new Map<number, Field>();
  #timer = 0;

  constructor(around: Around) {
    this.#around = around;
  }

  /** The content of a title. */
  title(column: Column | undefined, lib: LibColumn): Node {
    if (!column) return document.createTextNode(String(lib.definition.title));
    if (column.kind === "select") return this.#around.all();
    if (column.kind === "expand") return h("span", { class: "tr-sr-only" }, say("Details"));
    const name = named(column, lib);
    if (!column.sort) return name;
    const arrow = h("span", { class: "tr-grid__arrow", "aria-hidden": "true" }, icon("arrow-up"));
    const order = h("span", { class: "tr-grid__order", "aria-hidden": "true" });
    const press = ({ shiftKey, ctrlKey, metaKey }: MouseEvent) =>
      this.#choose(column, shiftKey || ctrlKey || metaKey);
    return h("button", { class: "tr-grid__sort", type: "button", onclick: press }, name, arrow, order);
  }

  /** A column has been made. */
  dress(lib: LibColumn): void {
    const { element, titleHolderElement } = lib;
    if (lib.isGroup) {
      // The library gives it roles that there are not.
      element.removeAttribute("role");
      element.removeAttribute("aria-title");
      element.removeAttribute("aria-sort");
      titleHolderElement.setAttribute("role", "columnheader");
      return;
    }
    const column = lib.definition.transom as Column;
    this.#columns.set(column.at, lib);
    if (!column.sort) element.removeAttribute("aria-sort");
    if (column.at >= 0) listenToKeys(lib, this.#around);
    if (column.tooltip) element.title = column.tooltip === true ? column.title : column.tooltip;
    if (!column.filter) return;
    const field = this.#field(column, JSON.stringify(column.filter));
    lib.contentElement.append(h("div", { class: "tabulator-header-filter" }, field.box));
  }

  /** The field of a column: the same one as before, with what is written in it, if it is to be the same. */
  #field(column: Column, made: string): Field {
    const before = this.#before.get(column.at);
    const same = before?.made === made ? before : null;
    const field = same ?? makeField(column, made);
    this.#fields.set(column.at, field);
    if (!same) {
      if (before) field.show(before.read());
      this.#listen(field);
    }
    for (const el of [field.box, ...field.box.querySelectorAll(":scope > [aria-label]")])
      if (el.hasAttribute("aria-label")) el.setAttribute("aria-label", say("Filter {}", column.title));
    return field;
  }

  #listen(field: Field): void {
    field.el.addEventListener(field.live ? "input" : "change", () => this.#wait(field.live ? PAUSE : 0));
    field.el.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && field.live) this.#wait(0);
      event.stopPropagation();
    });
  }

  /** Other columns are about to be made. */
  begin(): void {
    this.#before = new Map(this.#fields);
    this.#columns.clear();
    this.#fields.clear();
  }

  #wait(pause: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#ask(), pause);
  }

  #ask(): void {
    this.#timer = 0;
    const own = [...this.#fields].flatMap(([at, field]): Filters => {
      const value = field.read();
      return value === null ? [] : [[at, field.op, value]];
    });
    const others = this.#around.filters().filter(([at]) => !this.#fields.has(at));
    this.#around.filter([...others, ...own]);
  }

  #choose({ at, title }: Column, more: boolean): void {
    const now = this.#around.sorters();
    const dir = now.find(([each]) => each === at)?.[1];
    const next: Sorters = dir === "desc" ? [] : [[at, dir ? "desc" : "asc"]];
    const others = more ? now.filter(([each]) => each !== at) : [];
    const place = more ? now.findIndex(([each]) => each === at) : -1;
    this.#around.sort(place < 0 ? [...others, ...next] : others.toSpliced(place, 0, ...next));
    const word = dir ? say("descending") : say("ascending");
    this.#around.announce(next.length ? say("Sorted by {}, {}", title, word) : say("Not sorted"));
  }

  /** Show by what the rows are sorted. */
  showOrder(): void {
    const sorters = this.#around.sorters();
    for (const [at, { element, definition }] of this.#columns) {
      if (!definition.transom?.sort) continue;
      const place = sorters.findIndex(([each]) => each === at);
      element.setAttribute("aria-sort", WAYS[sorters[place]?.[1] ?? "none"]);
      const order = element.querySelector(".tr-grid__order");
      order?.replaceChildren(place >= 0 && sorters.length > 1 ? String(place + 1) : "");
    }
  }

  /** Show by what the rows are filtered, but for what somebody is writing. */
  showFilters(): void {
    const filters = new Map(this.#around.filters().map(([at, , value]) => [at, value]));
    for (const [at, field] of this.#fields) {
      if (!this.#timer && !field.box.contains(document.activeElement)) field.show(filters.get(at) ?? null);
      this.#refuse(field.el, this.#around.refused(at));
    }
  }

  #refuse(el: HTMLElement, refused: boolean): void {
    if (refused === (el.ariaInvalid === "true")) return;
    el.ariaInvalid = refused ? "true" : null;
    el.title = refused ? say("This pattern works only with the app.") : "";
    if (refused) this.#around.announce(el.title);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

/** A title as its author wants it; text, unless a format makes something of it. */
function named(column: Column, lib: LibColumn): HTMLElement {
  const { title, title_format: format } = column;
  const text = title || say("Column {}", column.at + 1);
  const el = h("span", { class: title ? "tr-grid__name" : "tr-sr-only" });
  if (!format || !title) el.textContent = text;
  else {
    const plain = { ...column, format, kind: "text" as const };
    const seen = () => seenTitle(title, lib.element);
    el.append(contentOf(title, { column: plain, el: lib.element, row: () => 0, value: () => null, seen }));
  }
  return el;
}

interface Field {
  /** What it was made of. */
  made: string;
  box: HTMLElement;
  el: HTMLElement;
  op: string;
  /** Whether it asks while somebody writes. */
  live: boolean;
  /** What is asked for; null for nothing. */
  read(): unknown;
  show(value: unknown): void;
}

function makeField(column: Column, made: string): Field {
  return { made, ...fieldOf(column) };
}

function fieldOf(column: Column): Omit<Field, "made"> {
  const { type, op, placeholder, params, code } = column.filter as NonNullable<Column["filter"]>;
  const label = say("Filter {}", column.title);
  const own = code && codedField(code, params, label, op);
  if (own) return own;
  if (type === "list" || type === "select" || type === "autocomplete") return listField(params, label, op);
  if (type === "tickCross")
    return choiceField(
      YES_NO.map(([value, word]) => [value, say(word)]),
      label,
      op,
    );
  const kinds: Record<string, string> = { date: "date", datetime: "datetime-local", time: "time" };
  const el = h("input", {
    class: "tr-grid__filter",
    type: kinds[type] ?? "text",
    placeholder: placeholder ?? "",
    "aria-label": label,
    inputMode: type === "number" ? "decimal" : "text",
  });
  const read = () => (el.value === "" ? null : el.value);
  const show = (value: unknown) => {
    el.value = value === null ? "" : String(value);
  };
  return { box: el, el, op, live: !(type in kinds), read, show };
}

/** A field that code makes, by the same arguments as an editor. */
function codedField(code: Fn, params: Params, label: string, op: string): Omit<Field, "made"> | null {
  const later: (() => void)[] = [];
  let entered: unknown = null;
  const success = (value: unknown) => {
    entered = value === "" || value === undefined ? null : value;
    box.dispatchEvent(new Event("change"));
  };
  const box = h("div");
  const el = code(
    seenTitle("", box),
    (then: () => void) => later.push(then),
    success,
    () => {},
    params,
  );
  if (!(el instanceof HTMLElement)) return null;
  if (!el.ariaLabel) el.ariaLabel = label;
  box.append(el);
  queueMicrotask(() => later.forEach((each) => void each()));
  const show = (value: unknown) => {
    entered = value;
    if ("value" in el) el.value = value ?? "";
  };
  return { box, el: box, op, live: false, read: () => entered, show };
}

const YES_NO: [unknown, string][] = [
  [true, "Yes"],
  [false, "No"],
];

function listField(params: Params, label: string, op: string): Omit<Field, "made"> {
  const choices = choicesOf(params);
  return params.multiselect ? severalField(choices, label, op) : choiceField(choices, label, op);
}

function choiceField(choices: [unknown, string][], label: string, op: string): Omit<Field, "made"> {
  const options = choices.map(([, text], at) => h("option", { value: String(at) }, text));
  const none = h("option", { value: "" });
  const el = h("select", { class: "tr-grid__filter", "aria-label": label }, none, ...options);
  const read = () => (el.value === "" ? null : (choices[Number(el.value)]?.[0] ?? null));
  const show = (value: unknown) => {
    const at = value === null ? -1 : choices.findIndex(([each]) => String(each) === String(value));
    el.value = at < 0 ? "" : String(at);
  };
  return { box: el, el, op, live: false, read, show };
}

/** Several of a list: boxes that a button unfolds. */
function severalField(choices: [unknown, string][], label: string, op: string): Omit<Field, "made"> {
  const boxes = choices.map(([, text]) => {
    const box = h("input", { class: "tr-grid__tick", type: "checkbox" });
    return [box, h("label", { class: "tr-grid__choice" }, box, text)] as const;
  });
  const list = h("div", { class: "tr-grid__choices", popover: "auto" }, ...boxes.map(([, each]) => each));
  const button = h("button", { class: "tr-grid__filter", type: "button", "aria-label": label });
  button.popoverTargetElement = list;
  const el = h("div", { class: "tr-grid__several" }, button, list);
  list.addEventListener("toggle", () => {
    const { left, bottom, width } = button.getBoundingClientRect();
    Object.assign(list.style, { left: `${left}px`, top: `${bottom + 4}px`, minWidth: `${width}px` });
  });
  const chosen = () => choices.filter((_, at) => boxes[at]?.[0].checked);
  const say_ = () => {
    button.textContent =
      chosen()
        .map(([, text]) => text)
        .join(", ") || " ";
  };
  el.addEventListener("change", say_);
  const read = () => {
    const values = chosen().map(([value]) => value);
    return values.length ? values : null;
  };
  const show = (value: unknown) => {
    const values = (Array.isArray(value) ? value : []).map(String);
    choices.forEach(([each], at) => {
      const box = boxes[at]?.[0];
      if (box) box.checked = values.includes(String(each));
    });
    say_();
  };
  say_();
  return { box: el, el, op, live: false, read, show };
}
