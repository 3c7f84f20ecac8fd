/**
 * Tabs: one panel at a time, by mouse and by arrow keys. Panels stay mounted, so what is in them keeps its state;
 * with `dynamic` the page has only the one that is shown. A strip that is longer than its room scrolls.
 *
 * @chunk boxes
 */

import { flag, h, icon, place } from "../client/dom.ts";
import type { ChildList, Host, Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import { follow } from "../widgets/field.ts";
import type { TabsParams } from "./_typed/tabs.ts";
import { scrolling } from "./row.ts";

/** The place of the tab that is shown; as this page sends it, with the number of the tab. */
type Params = Omit<TabsParams, "active"> & { active: number | [number, number] };

/** One tab with its panel; they stay together wherever the child is moved. */
interface Tab {
  number: number;
  button: HTMLButtonElement;
  item: HTMLElement;
  panel: HTMLElement;
  content: ChildList;
}

export default {
  render({ model, el, host, signal }) {
    const list = h("div", { class: "tr-tabs__list" });
    const panels = h("div", { class: "tr-tabs__panels" });
    // A tablist may hold nothing but tabs: where each has a button beside it, this one owns them by name.
    const owner = h("span", { class: "tr-sr-only" });
    const strip = h("div", { class: "tr-tabs__strip" }, list, step("before", -1), step("after", 1));
    const root = h("div", { class: "tr-tabs" }, owner, strip, panels);
    el.append(root);
    let tabs: Tab[] = [];
    /** The tab that is shown. */
    let shown: Tab | undefined;
    let off = false;

    /** A tab as the server is told of it: by then it may be in another place. */
    const said = (tab: Tab): [number, number] => [tabs.indexOf(tab), tab.number];
    const close = (tab: Tab) => model.send({ event: "close", value: said(tab) });
    const choose = (tab: Tab) => {
      model.set("active", said(tab));
      model.save_changes();
    };
    // One for all: a list of children, its names and the active number may come in any order.
    const arrange = () => {
      const focused = list.contains(document.activeElement);
      const known = new Map(tabs.map((tab) => [tab.number, tab]));
      tabs = model.get("names").map(([number]) => {
        const tab =
          known.get(number) ??
          makeTab(
            number,
            host,
            () => choose(tab),
            () => close(tab),
          );
        known.delete(number);
        return tab;
      });
      for (const tab of known.values()) discard(tab);
      tabs.forEach((tab, index) => {
        if (list.children[index] !== tab.item) place(list, tab.item, list.children[index] ?? null);
        if (panels.children[index] !== tab.panel) place(panels, tab.panel, panels.children[index] ?? null);
      });
      root.dataset.location = model.get("tabs_location");
      name();
      select();
      // Where the last one was closed the keyboard goes on from here.
      if (shown) root.removeAttribute("tabindex");
      else root.tabIndex = -1;
      if (focused && !list.contains(document.activeElement)) (shown?.button ?? root).focus();
    };
    const name = () => {
      const names = model.get("names");
      const closable = Boolean(model.get("closable"));
      tabs.forEach(({ button, item }, index) => {
        button.textContent = names[index]?.[1] || `Tab ${index + 1}`;
        const close = item.querySelector<HTMLButtonElement>(".tr-tabs__close");
        close?.setAttribute("aria-label", say("Close {}", button.textContent));
        if (close) close.hidden = !closable;
        button.disabled = off;
        if (close) close.disabled = off;
      });
      const holder = closable ? owner : list;
      owner.role = list.role = owner.ariaOrientation = list.ariaOrientation = null;
      holder.role = "tablist";
      holder.ariaOrientation = /left|right/.test(model.get("tabs_location")) ? "vertical" : null;
      const owned = tabs.map(({ button }) => button.id);
      owner.setAttribute("aria-owns", owned.join(" "));
    };
    const select = () => {
      // One that was chosen here is the same wherever it has been moved since; else the nearest there is.
      const [at = 0, number] = [model.get("active")].flat();
      const own = tabs.findIndex((tab) => tab.number === number);
      const active = own < 0 ? Math.min(at, tabs.length - 1) : own;
      const changed = shown !== tabs[active];
      shown = tabs[active];
      // While its content is on its way, what was there before stays.
      const children = model.get("children");
      const seen = children[active] ? active : children.findIndex(Boolean);
      tabs.forEach(({ button, panel, content }, index) => {
        button.setAttribute("aria-selected", String(index === active));
        button.tabIndex = index === active ? 0 : -1;
        panel.hidden = index !== seen;
        scrolling(panel, model.get("scroll"));
        content.update([children[index] ?? []].flat());
      });
      if (changed) reveal();
    };
    /** Scroll the strip, and nothing else, so that the tab that is shown and a bit of its neighbours are seen. */
    const reveal = () => {
      if (!shown) return;
      const [tab, strip] = [shown.item.getBoundingClientRect(), list.getBoundingClientRect()];
      const left = beyond(tab.left - strip.left, tab.right - strip.right);
      const top = beyond(tab.top - strip.top, tab.bottom - strip.bottom);
      list.scrollBy({ left, top, behavior: "instant" });
      fade();
    };
    /** Mark the ends beyond which there is more. */
    const fade = () => {
      const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = list;
      const at = Math.abs(scrollLeft) + scrollTop;
      flag(list, "data-before", at > 1);
      flag(list, "data-after", scrollWidth - clientWidth + scrollHeight - clientHeight - at > 1);
    };

    list.addEventListener("keydown", (event) => {
      const buttons = tabs.map((tab) => tab.button);
      const from = buttons.indexOf(event.target as HTMLButtonElement);
      if (event.key === "Delete" && from >= 0 && model.get("closable")) {
        close(tabs[from] as Tab);
      }
      const to = from < 0 ? -1 : targetOf(event.key, from, buttons.length, getComputedStyle(list));
      const tab = tabs[to];
      if (!tab) return;
      event.preventDefault();
      choose(tab);
      tab.button.focus();
    });
    list.addEventListener("scroll", fade);
    const sizes = new ResizeObserver(reveal);
    sizes.observe(list);
    signal.addEventListener("abort", () => sizes.disconnect());
    host.disabled((disabled) => {
      off = disabled;
      name();
    });
    follow(model, ["names", "closable", "active", "dynamic", "tabs_location", "scroll", "children"], arrange);
  },
} satisfies Module<Params>;

function makeTab(number: number, host: Host, onChoose: () => void, onClose: () => void): Tab {
  const panelId = host.uid(`panel-${number}`);
  const button = h("button", {
    class: "tr-tabs__tab",
    type: "button",
    role: "tab",
    id: host.uid(`tab-${number}`),
    "aria-controls": panelId,
    onclick: onChoose,
  });
  const close = h(
    "button",
    { class: "tr-tabs__close", type: "button", tabIndex: -1, onclick: onClose },
    icon("x"),
  );
  const item = h("span", { class: "tr-tabs__item", role: "presentation" }, button, close);
  const panel = h("div", {
    class: "tr-tabs__panel tr-column",
    role: "tabpanel",
    id: panelId,
    "aria-labelledby": button.id,
  });
  return { number, button, item, panel, content: host.children(panel, []) };
}

function discard({ item, panel, content }: Tab): void {
  content.update([]);
  item.remove();
  panel.remove();
}

/** A button that scrolls the strip before it. For the mouse alone: keys go from tab to tab. */
function step(end: string, way: number): HTMLElement {
  const onclick = ({ currentTarget }: Event) => {
    const list = (currentTarget as Element).parentElement?.firstElementChild as Element;
    const turned = getComputedStyle(list).direction === "rtl" ? -way : way;
    list.scrollBy(turned * list.clientWidth * 0.7, way * list.clientHeight * 0.7);
  };
  return h(
    "span",
    { class: "tr-tabs__step", dataset: { end }, "aria-hidden": "true", onclick },
    icon("chevron-down"),
  );
}

/** Pixels of the strip that are kept beside a tab: more than fades. */
const NEIGHBOUR = 60;

/** How far to scroll when a box begins and ends so far from where it may begin and end. */
function beyond(begin: number, end: number): number {
  return Math.min(0, begin - NEIGHBOUR) || Math.max(0, end + NEIGHBOUR);
}

/** Where a key leads from tab `from`; -1 nowhere. */
function targetOf(key: string, from: number, count: number, { direction }: CSSStyleDeclaration): number {
  const forward = direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const back = direction === "rtl" ? "ArrowRight" : "ArrowLeft";
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (key === forward || key === "ArrowDown") return (from + 1) % count;
  if (key === back || key === "ArrowUp") return (from + count - 1) % count;
  return -1;
}
