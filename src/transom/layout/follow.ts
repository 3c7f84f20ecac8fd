/**
 * What a scrolling Column does beyond scrolling: it stays at its end while what is in it grows, has a button that
 * leads there, and reports where it is. Fetched with its style sheet by the first Column that asks for any of it.
 */

import { h, icon } from "../client/dom.ts";
import { adopt } from "../client/sheet.ts";
import styles from "../client/styles/follow.css" with { type: "text" };
import type { ChildList, RenderProps } from "../client/types.ts";
import { throttle } from "../widgets/throttle.ts";
import type { ColumnParams } from "./_typed/column.ts";

adopt("layout", styles);

/** Milliseconds between two reports of where it is. */
const REPORT_EVERY = 250;

const begun = new WeakSet<HTMLElement>();

/** Begin, once for an element; `list` is what it shows. */
export function followLatest({ model, el, signal }: RenderProps<ColumnParams>, list: ChildList): void {
  if (begun.has(el)) return;
  begun.add(el);
  /** How high the content was when it was last looked at: who was at that end is at the end. */
  let height = 0;
  let atEnd = false;
  /** What is seen first is the end, until the reader scrolls or something is added. */
  let first = model.get("view_latest");
  /** It is to be where code says, and could not be put there yet: nobody sees it. */
  let owed = model.get("scroll_position") > 0;

  const button = h(
    "button",
    {
      class: "tr-latest__button",
      type: "button",
      "aria-label": "Go to the latest",
      onclick: () => goToEnd(),
    },
    icon("chevron-down"),
  );
  const holder = h("div", { class: "tr-latest", hidden: true }, button);
  const report = throttle(
    () => {
      const position = Math.round(el.scrollTop);
      // Where code has put it is known there; and disabled, nobody would listen.
      if (position === model.get("scroll_position") || el.closest("[data-disabled]")) return;
      model.set("scroll_position", position);
      model.save_changes();
    },
    () => REPORT_EVERY,
    signal,
  );

  /** Look where the view is, in content of this height. */
  const look = (content: number) => {
    // A pixel, because browsers count in parts of them.
    atEnd = content - el.clientHeight - el.scrollTop <= Math.max(1, model.get("auto_scroll_limit"));
  };
  const draw = () => {
    height = el.scrollHeight;
    const threshold = model.get("scroll_button_threshold");
    const away = threshold > 0 && height - el.clientHeight - el.scrollTop > threshold;
    if (!away && button === document.activeElement) el.focus();
    holder.hidden = !away;
  };
  const goToEnd = () => {
    atEnd = true;
    el.scrollTop = el.scrollHeight;
    draw();
  };
  const grown = () => {
    if (!el.clientHeight) return; // not to be seen: in a tab that is not shown
    if (owed && !first) moved();
    if (first || (atEnd && model.get("auto_scroll_limit"))) goToEnd();
    else draw();
  };
  const scrolled = () => {
    look(Math.min(height, el.scrollHeight));
    first &&= atEnd;
    draw();
    report.call();
  };
  const moved = () => {
    owed = !el.clientHeight;
    const position = model.get("scroll_position");
    if (Math.round(el.scrollTop) !== position) el.scrollTop = position;
  };

  el.append(holder);
  const end = watchSizes(el, grown, () => {
    first = false;
    if (el.lastChild !== holder) el.append(holder);
  });
  signal.addEventListener("abort", end);
  if (first) goToEnd();
  // What is in it may come late: until then nobody is at its end.
  void list.ready
    .catch(() => undefined)
    .then(() => {
      look(el.scrollHeight);
      grown();
    });
  draw();
  el.addEventListener("scroll", scrolled);
  model.on("change:scroll_position", moved);
  model.on("change:scroll_button_threshold", draw);
}

/** What `Column.scroll_to` asks for: the child at the top of what is seen of `el`, or `el` itself in the page's view. */
export function showChild(el: HTMLElement, content: unknown): void {
  const { scroll_to: index } = content as { scroll_to: number };
  const child = el.querySelectorAll(":scope > .tr-view")[index];
  if (!child) return;
  if (el.dataset.scroll === undefined) child.scrollIntoView({ block: "nearest" });
  else el.scrollTop += child.getBoundingClientRect().top - el.getBoundingClientRect().top - el.clientTop;
}

/** Call `changed` when `el` or one of its children has another size, and `added` when it has other children. */
function watchSizes(el: HTMLElement, changed: () => void, added: () => void): () => void {
  const sizes = new ResizeObserver(changed);
  const watch = (nodes: Iterable<Node>) => {
    for (const node of nodes) if (node instanceof Element) sizes.observe(node);
  };
  watch([el, ...el.children]);
  const children = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) watch(addedNodes);
    added();
    changed();
  });
  children.observe(el, { childList: true });
  return () => {
    sizes.disconnect();
    children.disconnect();
  };
}
