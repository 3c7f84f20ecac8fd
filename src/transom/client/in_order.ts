/**
 * A page that is shown before all of it can be looked at, since that takes long. Owns: that nothing is seen before what
 * stands above it and would push it down, for a while. Fetched by such pages only.
 */

import type { ViewList } from "./children.ts";
import { flag } from "./dom.ts";
import type { View } from "./view.ts";

/** Milliseconds after which all is seen, whatever is missing. */
const AT_MOST = 5_000;

/** Hold back what follows views that are not ready, at any depth, until they are. */
export function inOrder(roots: ViewList): void {
  hold(roots, new Promise((done) => setTimeout(done, AT_MOST)));
}

function hold({ views }: ViewList, over: Promise<unknown>): void {
  const before: Promise<unknown>[] = [];
  for (const view of views) {
    if (before.length) holdBack(view.el, Promise.race([over, Promise.all(before)]));
    if (!view.ready) continue;
    if (!keepsRoom(view)) before.push(view.ready);
    for (const list of view.lists) hold(list, over);
  }
}

function holdBack(el: HTMLElement, until: Promise<unknown>): void {
  flag(el, "data-held", true);
  void until.then(() => flag(el, "data-held", false));
}

/** Whether it is as high as it will be, as a plot with a height of its own. */
function keepsRoom({ el, lists }: View): boolean {
  const { height, aspectRatio } = el.style;
  return !lists.length && Boolean(height || aspectRatio);
}
