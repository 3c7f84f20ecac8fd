/** Row: children side by side; they wrap where there is no room. The view frame itself is the flex box. */

import { flag, setStyles } from "../client/dom.ts";
import type { ChildList, Module, RenderProps } from "../client/types.ts";
import type { BoxParams } from "./_typed/row.ts";

export default {
  render(props) {
    renderBox(props, "tr-row");
  },
} satisfies Module<BoxParams>;

/** What Row and Column share: the class name is the direction. */
export function renderBox(props: RenderProps<BoxParams>, name: string): ChildList {
  const { model, el, host } = props;
  el.classList.add(name);
  /** Without one there may be one among its styles. */
  let own: number | null = null;
  const paint = () => {
    const gap = model.get("gap") ?? null;
    if (gap !== own) setStyles(el, { gap: gap === null ? null : `${gap}px` });
    own = gap;
  };
  const roll = () => {
    const scroll = model.get("scroll");
    scrolling(el, scroll);
    if (scroll & 2) void following().then((module) => module.followLatest(props as never, list));
  };
  const list = host.children(el);
  model.on("change:gap", paint);
  model.on("change:scroll", roll);
  paint();
  roll();
  return list;
}

/** Let `el` scroll as the parameter `scroll` says. */
export function scrolling(el: HTMLElement, scroll: number): void {
  flag(el, "data-scroll", scroll > 0);
  // What scrolls can be scrolled by keys.
  if (scroll) el.tabIndex = 0;
  else el.removeAttribute("tabindex");
  setStyles(el, { "overflow-x": scroll & 4 ? "scroll" : null, "overflow-y": scroll & 8 ? "scroll" : null });
}

/** What a Column does beyond scrolling. */
export const following = () => import("./follow.ts");
