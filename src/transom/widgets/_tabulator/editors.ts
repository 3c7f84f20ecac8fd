/**
 * What a cell is edited with. Owns: the editors by their names in Tabulator, made of the platform's own fields; what was
 * typed is read from them as the server wants it. Knows no table.
 */

import { h } from "../../client/dom.ts";
import { say } from "../../client/words.ts";
import { FAILED, said } from "./codes.ts";
import type { Column, Kind, Params } from "./columns.ts";
import { textOf } from "./formats.ts";
import { plain } from "./wire.ts";

/** An open editor. */
export interface Editor {
  el: HTMLElement & { value?: string; select?: () => void };
  /** What was entered; undefined when nothing was chosen. */
  read(): unknown;
  /** Whether what is chosen is entered at once. */
  quick?: boolean;
  /** Whether Enter makes a new line, unless with Shift held down. */
  tall?: boolean;
  /** It is the author's, and says itself when it is done. */
  own?: boolean;
  /** Why what was entered cannot be taken; "" when it can. */
  wrong?(): string;
  /** It stands in the cell now. */
  shown?(): void;
}

/** The cell that is edited. */
export interface Near {
  /** As the code of authors sees it. */
  seen(): object;
  /** Other values of its row. */
  value(at: number): unknown;
  /** Take what the editor reads, or leave all as it was. */
  take(): void;
  leave(): void;
}

type Make = (value: unknown, params: Params, column: Column, near: Near) => Editor;

/** What is shown in a field for a value. */
const written = (value: unknown, column: Column): string => textOf(value, column);

function attributes(params: Params): Record<string, unknown> {
  const given = (params.elementAttributes ?? {}) as Record<string, unknown>;
  const safe = Object.entries(given).filter(
    ([name, value]) => /^[a-z-]+$/.test(name) && typeof value !== "function",
  );
  return Object.fromEntries(safe.filter(([name]) => !/^on|^style$|^srcdoc$/.test(name)));
}

function field(
  type: string,
  value: string,
  params: Params,
  more: Record<string, unknown> = {},
): HTMLInputElement {
  return h("input", { ...more, ...attributes(params), class: "tr-grid__editor", type, value });
}

/** Text that is empty is nothing in a column of anything but texts. */
function entered(text: string, { kind }: Column): unknown {
  return text === "" && kind !== "text" ? null : text;
}

const input: Make = (value, params, column) => {
  const el = field(params.search ? "search" : "text", written(value, column), params);
  return { el, read: () => entered(el.value, column) };
};

const textarea: Make = (value, params, column) => {
  const el = h("textarea", {
    ...attributes(params),
    class: "tr-grid__editor",
    value: written(value, column),
  });
  return { el, read: () => entered(el.value, column), tall: true };
};

/** A number is sent as it was typed: the server reads it, and says what is none. */
const number: Make = (value, params, column) => {
  const shown = value === null || value === undefined ? "" : String(value);
  const el = field("text", shown, params, { inputMode: column.kind === "int" ? "numeric" : "decimal" });
  el.addEventListener("keydown", (event) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!by || !Number.isFinite(Number(el.value)) || params.verticalNavigation === "table") return;
    event.preventDefault();
    event.stopPropagation();
    const step = Number(params.step ?? 1);
    const next = Number((Number(el.value) + by * step).toPrecision(15));
    el.value = String(Math.min(Number(params.max ?? next), Math.max(Number(params.min ?? next), next)));
  });
  return { el, read: () => (el.value.trim() === "" ? null : el.value.trim()) };
};

const range: Make = (value, params) => {
  const limits = { min: params.min ?? 0, max: params.max ?? 10, step: params.step ?? 1 };
  const el = h("input", { ...limits, class: "tr-grid__range", type: "range" });
  el.value = String(value ?? limits.min);
  return { el, read: () => Number(el.value) };
};

/** What a truth is turned into; of three states nothing comes between false and true. */
export function turned(value: unknown, { kind, edit }: Column): unknown {
  const { tristate, indeterminateValue: none = null, ...params } = edit?.params ?? {};
  const states: Record<string, unknown[]> = {
    int: [1, 0],
    text: value === "true" ? ["true", "false"] : ["True", "False"],
  };
  const [usual, other] = states[kind] ?? [true, false];
  const { trueValue = usual, falseValue = other } = params;
  if (value === trueValue) return falseValue;
  return tristate && value !== none && value !== null ? none : trueValue;
}

const star: Make = (value, params, column, near) => {
  const stars = Math.min(20, Number(params.stars ?? 5));
  return range(value, { min: 0, max: stars, ...params, step: 1 }, column, near);
};

const progress: Make = (value, params, column, near) => range(value, { max: 100, ...params }, column, near);

const pad = (text: string) => text.replace(" ", "T").slice(0, 19);

function moment(type: "date" | "datetime-local" | "time"): Make {
  return (value, params, column) => {
    const shown = written(value, column);
    const fitting = type === "date" ? shown.slice(0, 10) : type === "time" ? shown : pad(shown);
    const seconds = type !== "date" && !/(^|[ T])\d\d:\d\d$/.test(shown); // a text goes on as it is written
    const limits = { min: params.min ?? null, max: params.max ?? null, step: seconds ? 1 : null };
    const el = field(type, fitting, params, limits);
    return { el, read: () => el.value || null };
  };
}

/** The choices of a list as pairs of what is entered and what is shown. */
export function choicesOf(params: Params): [value: unknown, label: string][] {
  const { values } = params;
  if (Array.isArray(values)) return values.flatMap(choice);
  return Object.entries((values ?? {}) as Record<string, unknown>).map(([value, label]) => [
    value,
    String(label),
  ]);
}

function choice(each: unknown): [unknown, string][] {
  if (typeof each !== "object" || each === null) return [[each, each === null ? "" : String(each)]];
  const { value, label = value, options } = each as Record<string, unknown>;
  return Array.isArray(options) ? options.flatMap(choice) : [[value, String(label)]];
}

/** Whether a choice is the value of a cell; names in a dict of choices are texts. */
const isChosen = (choice: unknown, value: unknown, column: Column): boolean =>
  choice === (value ?? null) ||
  (typeof choice !== typeof value &&
    choice !== null &&
    [written(value, column), String(value)].some((text) => same(text, String(choice))));

const list: Make = (value, params, column, near) => {
  const choices = choicesOf({ ...params, values: said(params.values, near.seen(), "") });
  if (params.sort) choices.sort(([, a], [, b]) => a.localeCompare(b) * (params.sort === "desc" ? -1 : 1));
  if (params.autocomplete || params.freetext) return combo(value, params, column, choices);
  if (params.multiselect) return several(value, column, choices);
  const offered = [...others(value, params, column, choices), ...choices];
  const options = offered.map(([each, label], at) => {
    const text = label || written(each, column);
    return h("option", { value: String(at), selected: isChosen(each, value, column) }, text);
  });
  const el = h("select", { class: "tr-grid__editor" }, ...options);
  return { el, read: () => offered[Number(el.value)]?.[0] ?? null, quick: true };
};

/** What is offered before the choices: what is in the cell and none of them, and nothing. */
function others(
  value: unknown,
  params: Params,
  column: Column,
  choices: [unknown, string][],
): [unknown, string][] {
  const empty: [unknown, string][] = params.clearable ? [[params.emptyValue ?? null, ""]] : [];
  const own = typeof value === "bigint" ? String(value) : (value ?? null);
  const known = [...empty, ...choices].some(([each]) => isChosen(each, own, column));
  return known ? empty : [[own, ""], ...empty];
}

/** Several of a list: boxes below the cell. */
function several(value: unknown, column: Column, choices: [unknown, string][]): Editor {
  const chosen = Array.isArray(value) ? value : [value];
  const boxes = choices.map(([each, label]) => {
    const checked = chosen.some((one) => isChosen(each, one, column));
    const box = h("input", { class: "tr-grid__tick", type: "checkbox", checked });
    return [box, h("label", { class: "tr-grid__choice" }, box, label)] as const;
  });
  const list = h("div", { class: "tr-grid__choices", popover: "manual" }, ...boxes.map(([, each]) => each));
  const text = h("span", { class: "tr-grid__chosen" });
  const el = h("div", { class: "tr-grid__combo", role: "group", tabIndex: -1 }, text, list);
  const read = () => choices.filter((_, at) => boxes[at]?.[0].checked).map(([each]) => each);
  const show = () => {
    text.textContent = plain(read());
  };
  el.addEventListener("change", show);
  el.addEventListener("keydown", (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const at = boxes.findIndex(([box]) => box === document.activeElement);
    boxes[(at + by + boxes.length) % boxes.length]?.[0].focus();
  });
  show();
  const shown = () => {
    list.showPopover();
    const { left, bottom, top, width } = el.getBoundingClientRect();
    const below = bottom + list.offsetHeight < innerHeight || top < list.offsetHeight;
    const at = below ? bottom : top - list.offsetHeight;
    Object.assign(list.style, { left: `${left}px`, top: `${at}px`, minWidth: `${width}px` });
    boxes[0]?.[0].focus({ preventScroll: true });
  };
  return { el, read, shown };
}

/** A list of what the values of other columns lead to. */
const nested: Make = (value, params, column, near) => {
  let values = params.options;
  for (const at of params.lookup_order as number[]) {
    const key = String(near.value(at));
    const known = typeof values === "object" && values !== null && !Array.isArray(values);
    if (known) values = Object.hasOwn(values as object, key) ? (values as Params)[key] : [];
  }
  return list(value, { ...params, values }, column, near);
};

let serial = 0;

/** A field with suggestions; only these are taken, unless the text is free. */
function combo(value: unknown, params: Params, column: Column, choices: [unknown, string][]): Editor {
  const id = `tr-grid-list-${++serial}`;
  const [, shown] = choices.find(([each]) => isChosen(each, value, column)) ?? [null, written(value, column)];
  const el = h("input", { class: "tr-grid__editor", type: "text", value: shown });
  el.setAttribute("list", id);
  const datalist = h("datalist", { id }, ...choices.map(([, label]) => h("option", { value: label })));
  const box = h("div", { class: "tr-grid__combo" }, el, datalist);
  const mayBeEmpty = Boolean(params.allowEmpty || params.clearable);
  const found = () => meant(choices, el.value, Boolean(params.freetext));
  const read = () => {
    if (found()) return found()?.[0];
    if (params.freetext) return entered(el.value, column);
    return el.value === "" && mayBeEmpty ? (params.emptyValue ?? null) : undefined;
  };
  const wrong = () => {
    if (el.value === shown || read() !== undefined) return "";
    return el.value === "" ? say("Required.") : say("“{}” is none of the options.", el.value);
  };
  return { el: box, read, wrong };
}

/** The choice of a text: its own, in whatever letters, or the only one that begins so where others are not taken. */
function meant(choices: [unknown, string][], text: string, free: boolean): [unknown, string] | undefined {
  const own = choices.find(([, label]) => label === text) ?? choices.find(([, label]) => same(label, text));
  if (own || free || text === "") return own;
  const begun = choices.filter(([, label]) => label.toLowerCase().startsWith(text.toLowerCase()));
  return begun.length === 1 ? begun[0] : undefined;
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** An editor that code makes; null where it makes none. */
function coded({ code, params }: Required<Kind>, { kind }: Column, near: Near): Editor | null | undefined {
  const later: (() => void)[] = [];
  let entered: unknown;
  const success = (value: unknown) => {
    entered = timed(value, kind);
    near.take();
  };
  const el = code(near.seen(), (then: () => void) => later.push(then), success, near.leave, params);
  if (el === FAILED) return undefined;
  if (!(el instanceof HTMLElement)) return null;
  return { el, own: true, read: () => entered, shown: () => later.forEach((each) => void each()) };
}

/** A clock as the server reads it; code may count its milliseconds. */
function timed(value: unknown, kind: Column["kind"]): unknown {
  const clock = typeof value === "number" || value instanceof Date;
  if (!clock || (kind !== "date" && kind !== "datetime")) return value;
  const text = new Date(value).toISOString();
  return kind === "date" ? text.slice(0, 10) : text.slice(0, -1);
}

const EDITORS: Record<string, Make> = {
  input,
  textarea,
  number,
  range,
  star,
  progress,
  list,
  nested,
  select: list,
  autocomplete: (value, params, column, near) => list(value, { ...params, autocomplete: true }, column, near),
  date: moment("date"),
  datetime: moment("datetime-local"),
  time: moment("time"),
};

/** The editor of a column, with `value` in it; null where its code makes none. */
export function makeEditor(column: Column, value: unknown, near: Near): Editor | null {
  const { type, params, code } = column.edit ?? { type: "input", params: {} };
  const own = code && coded(column.edit as Required<Kind>, column, near);
  if (own === null) return null;
  const make = Object.hasOwn(EDITORS, type) ? EDITORS[type] : undefined;
  const editor = own ?? (make ?? input)(value, params, column, near);
  controlOf(editor).setAttribute("aria-label", column.title || say("Value"));
  return editor;
}

/** The field of an editor, which has the focus. */
export function controlOf({ el }: Editor): HTMLElement & Partial<HTMLInputElement> {
  return el.matches("input, select, textarea, [role=group]") ? el : (el.querySelector("input") ?? el);
}
