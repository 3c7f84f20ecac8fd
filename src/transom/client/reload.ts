/**
 * What outlives a new version of the app's code. Owns: which values, focus and scroll are carried over, and how
 * a component is found again when its id is another: by type, label and its ordinal among those that are alike.
 */

import type { ModelState } from "./model.ts";
import type { Store } from "./store.ts";
import type { Restored, Value } from "./types.ts";

interface Address {
  type: string;
  label: string;
  ordinal: number;
}

/** Where the user was. */
export interface Place {
  scroll: [number, number];
  focus: (Address & { selection: [number, number] | null; index: number }) | null;
}

/** The values that the user of this page has changed, with the addresses of their components. */
export function collectValues(store: Store): Restored[] {
  const values: Restored[] = [];
  for (const [model, { type, label, ordinal }] of addresses(store)) {
    for (const name of model.touched) {
      const value = model.get(name);
      if (!(value instanceof DataView)) values.push([type, label, ordinal, name, value]);
    }
  }
  return values;
}

/** Visit each value whose component is here again; returns those whose component is not. */
export function eachRestored(
  store: Store,
  values: Restored[],
  visit: (model: ModelState, name: string, value: Value) => void,
): Restored[] {
  const found = new Map([...addresses(store)].map(([model, address]) => [keyOf(address), model]));
  const homeless: Restored[] = [];
  for (const each of values) {
    const [type, label, ordinal, name, value] = each;
    const model = found.get(keyOf({ type, label, ordinal }));
    if (!model) homeless.push(each);
    else if (model.cls.info.writable.includes(name)) visit(model, name, value);
  }
  return homeless;
}

/** `values`, and of `older` ones those that are of other parameters. */
export function merge(values: Restored[], older: Restored[]): Restored[] {
  const key = (each: Restored) => JSON.stringify(each.slice(0, 4));
  const known = new Set(values.map(key));
  return [...values, ...older.filter((each) => !known.has(key(each)))];
}

export function collectPlace(store: Store): Place {
  const scroll: [number, number] = [scrollX, scrollY];
  const active = document.activeElement;
  const view = active?.closest<HTMLElement>("[data-tr-id]");
  const model = store.models.get(view?.dataset.trId ?? "");
  const address = model && addresses(store).get(model);
  if (!active || !view || !address) return { scroll, focus: null };
  const index = focusable(view).indexOf(active);
  return { scroll, focus: { ...address, selection: selectionOf(active), index } };
}

/** Put focus and scroll back, once the new content is there. */
export function restorePlace(store: Store, { scroll, focus }: Place): void {
  const target = focus && focusedBefore(store, focus);
  if (target instanceof HTMLElement) {
    if (target !== document.activeElement) target.focus({ preventScroll: true });
    if (focus?.selection && "setSelectionRange" in target) {
      (target as HTMLInputElement).setSelectionRange(...focus.selection);
    }
  }
  scrollTo(...scroll);
}

function focusedBefore(store: Store, focus: NonNullable<Place["focus"]>): Element | undefined {
  const model = [...addresses(store)].find(([, address]) => keyOf(address) === keyOf(focus))?.[0];
  const view = model && document.querySelector(`[data-tr-id="${CSS.escape(model.id)}"]`);
  return view ? focusable(view)[focus.index] : undefined;
}

function addresses(store: Store): Map<ModelState, Address> {
  const counts = new Map<string, number>();
  const result = new Map<ModelState, Address>();
  for (const model of store.models.values()) {
    const label = String(model.get("label") ?? "");
    const alike = JSON.stringify([model.type, label]);
    const ordinal = counts.get(alike) ?? 0;
    counts.set(alike, ordinal + 1);
    result.set(model, { type: model.type, label, ordinal });
  }
  return result;
}

function keyOf({ type, label, ordinal }: Address): string {
  return JSON.stringify([type, label, ordinal]);
}

function focusable(view: Element): Element[] {
  return [...view.querySelectorAll("a[href], button, input, select, textarea, [tabindex]")];
}

function selectionOf(el: Element): [number, number] | null {
  if (!(el instanceof HTMLInputElement || el instanceof HTMLTextAreaElement)) return null;
  // Some kinds of input have no selection: the properties are null, or throw.
  try {
    return el.selectionStart === null ? null : [el.selectionStart, el.selectionEnd ?? el.selectionStart];
  } catch {
    return null;
  }
}
