/**
 * What outlives a session: a new version of the app's code, a server that has started again. Owns: which values, focus and scroll are carried over, and how
 * a component is found again when its id is another: by type, label and its ordinal among those that are alike.
 */

import type { ModelState } from "./model.ts";
import type { Stage } from "./stage.ts";
import type { Store } from "./store.ts";
import type { Value } from "./types.ts";

/** What a user has entered, by the parameter's name and the address of its component. */
export type Values = Map<string, Value>;

/** Where the user was. */
export interface Place {
  scroll: [number, number];
  focus: { address: string; selection: [number, number] | null; index: number } | null;
}

/** Take over into `values` what the user of this page has changed since it was taken over last. */
export function collectValues(store: Store, values: Values): void {
  for (const [model, address] of addresses(store)) {
    for (const name of model.touched) {
      if (model.cls.info.secret?.includes(name)) continue;
      const value = model.get(name);
      if (!(value instanceof DataView)) values.set(name + address, value);
    }
    model.touched.clear();
  }
}

/** Visit each of the values whose component is here again, and take it out of `values`. */
export function returnValues(
  store: Store,
  values: Values,
  visit: (model: ModelState, name: string, value: Value) => void,
): void {
  for (const [model, address] of addresses(store)) {
    for (const name of model.cls.info.writable) {
      const value = values.get(name + address);
      if (values.delete(name + address)) visit(model, name, value as Value);
    }
  }
}

export function collectPlace(store: Store, frame: HTMLElement): Place {
  const scroll: [number, number] = [scrollX, scrollY];
  const active = frame.contains(document.activeElement) ? document.activeElement : null;
  const view = active?.closest<HTMLElement>("[data-tr-id]");
  const model = store.models.get(view?.dataset.trId ?? "");
  const address = model && addresses(store).get(model);
  if (!active || !view || !address) return { scroll, focus: null };
  return {
    scroll,
    focus: { address, selection: selectionOf(active), index: focusable(view).indexOf(active) },
  };
}

/** Put focus and scroll back, once the new content is there. */
export function restorePlace(store: Store, { scroll, focus }: Place, { frame, document: own }: Stage): void {
  const target = focus && focusedBefore(store, focus, frame);
  if (target instanceof HTMLElement) {
    if (target !== document.activeElement) target.focus({ preventScroll: true });
    if (focus?.selection && "setSelectionRange" in target) {
      (target as HTMLInputElement).setSelectionRange(...focus.selection);
    }
  }
  if (own) scrollTo(...scroll);
}

function focusedBefore(
  store: Store,
  { address, index }: NonNullable<Place["focus"]>,
  frame: HTMLElement,
): Element | undefined {
  const id = [...addresses(store)].find(([, each]) => each === address)?.[0].id;
  const view = id && frame.querySelector(`[data-tr-id="${CSS.escape(id)}"]`);
  return view ? focusable(view)[index] : undefined;
}

function addresses(store: Store): Map<ModelState, string> {
  const counts = new Map<string, number>();
  const result = new Map<ModelState, string>();
  for (const model of store.models.values()) {
    const alike = JSON.stringify([model.type, model.get("label")]);
    const ordinal = counts.get(alike) ?? 0;
    counts.set(alike, ordinal + 1);
    result.set(model, alike + ordinal);
  }
  return result;
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
