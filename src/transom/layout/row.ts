/** Row: children side by side; they wrap where there is no room. The view frame itself is the flex box. */

import { flag } from "../client/dom.ts";
import type { Module, RenderProps } from "../client/types.ts";

export interface BoxParams {
  children: string[];
  scroll: boolean;
  gap: number | null;
}

export default {
  render: (props) => renderBox(props, "tr-row"),
} satisfies Module<BoxParams>;

/** What Row and Column share: the class name is the direction. */
export function renderBox({ model, el, host }: RenderProps<BoxParams>, name: string): void {
  el.classList.add(name);
  const paint = () => {
    const gap = model.get("gap");
    el.style.gap = gap === null || gap === undefined ? "" : `${gap}px`;
    const scroll = Boolean(model.get("scroll"));
    flag(el, "data-scroll", scroll);
    // What scrolls can be scrolled by keys.
    if (scroll) el.tabIndex = 0;
    else el.removeAttribute("tabindex");
  };
  model.on("change:gap", paint);
  model.on("change:scroll", paint);
  paint();
  host.children(el);
}
