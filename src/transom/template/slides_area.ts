/** SlidesArea: each child fills the window, one below the other; keys go from one to the next. */

import type { Module } from "../client/types.ts";
import { renderBox } from "../layout/row.ts";
import type { SlidesAreaParams } from "./_typed/slides_area.ts";

const STEPS: Record<string, number> = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
/** What has a use of its own for these keys. */
const OWN = "input, select, textarea, dialog, [contenteditable], [role], [tabindex='0']";

export default {
  render(props) {
    const { el, signal } = props;
    renderBox(props, "tr-column");
    el.classList.add("tr-slides");
    const turn = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      const { target, altKey, ctrlKey, metaKey, shiftKey } = event;
      if (!step || altKey || ctrlKey || metaKey || shiftKey || event.defaultPrevented) return;
      if ((target as Element).closest(OWN)) return;
      const slides = [...el.children].filter((each) => each.checkVisibility());
      const middles = slides.map((each) => {
        const { top, height } = each.getBoundingClientRect();
        return Math.abs(top + height / 2 - innerHeight / 2);
      });
      const next = slides[middles.indexOf(Math.min(...middles)) + step];
      if (!next) return;
      event.preventDefault();
      next.scrollIntoView();
    };
    addEventListener("keydown", turn, { signal });
  },
} satisfies Module<SlidesAreaParams>;
