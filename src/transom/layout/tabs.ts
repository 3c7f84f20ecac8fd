/**
 * Tabs: one panel at a time, by mouse and by arrow keys. Panels stay mounted, so what is in them keeps its state;
 * with `dynamic` the server sends the active one only and the others are empty.
 */

import { h, icon, place } from "../client/dom.ts";
import type { ChildList, Host, Model, Module } from "../client/types.ts";
import { follow } from "../widgets/field.ts";

interface Params {
  children: string[];
  names: string[];
  active: number;
  tabs_location: "above" | "below" | "left" | "right";
  dynamic: boolean;
  closable: boolean;
}

/** One tab with its panel; they stay together wherever the child is moved. */
interface Tab {
  button: HTMLButtonElement;
  item: HTMLElement;
  panel: HTMLElement;
  content: ChildList;
}

export default {
  render({ model, el, host }) {
    const list = h("div", { class: "tr-tabs__list" });
    const panels = h("div", { class: "tr-tabs__panels" });
    // A tablist may hold nothing but tabs: where each has a button beside it, this one owns them by name.
    const owner = h("span", { class: "tr-sr-only" });
    const root = h("div", { class: "tr-tabs" }, owner, list, panels);
    el.append(root);
    const tabs = new Map<string, Tab>();

    let off = false;

    const inOrder = () => model.get("children").flatMap((id) => tabs.get(id) ?? []);
    const choose = (index: number) => {
      model.set("active", index);
      model.save_changes();
    };
    // One for all: a list of children, its names and the active number may come in any order.
    const arrange = () => {
      const ids = model.get("children");
      const focused = list.contains(document.activeElement);
      for (const [id, tab] of tabs) if (!ids.includes(id)) discard(tabs, id, tab);
      ids.forEach((id, index) => {
        const tab = tabs.get(id) ?? makeTab(id, model, host, choose);
        tabs.set(id, tab);
        if (list.children[index] !== tab.item) place(list, tab.item, list.children[index] ?? null);
        if (panels.children[index] !== tab.panel) place(panels, tab.panel, panels.children[index] ?? null);
      });
      root.dataset.location = model.get("tabs_location");
      name();
      select();
      if (focused && !list.contains(document.activeElement)) inOrder()[model.get("active")]?.button.focus();
    };
    const name = () => {
      const names = model.get("names") ?? [];
      const closable = Boolean(model.get("closable"));
      inOrder().forEach(({ button, item }, index) => {
        button.textContent = names[index] || `Tab ${index + 1}`;
        const close = item.querySelector<HTMLButtonElement>(".tr-tabs__close");
        close?.setAttribute("aria-label", `Close ${button.textContent}`);
        if (close) close.hidden = !closable;
        button.disabled = off;
        if (close) close.disabled = off;
      });
      const holder = closable ? owner : list;
      owner.role = list.role = owner.ariaOrientation = list.ariaOrientation = null;
      holder.role = "tablist";
      holder.ariaOrientation = /left|right/.test(model.get("tabs_location")) ? "vertical" : null;
      const owned = inOrder().map(({ button }) => button.id);
      owner.setAttribute("aria-owns", owned.join(" "));
    };
    const select = () => {
      const active = model.get("active") ?? 0;
      const dynamic = model.get("dynamic");
      inOrder().forEach(({ button, panel, content }, index) => {
        const on = index === active;
        button.setAttribute("aria-selected", String(on));
        button.tabIndex = on ? 0 : -1;
        panel.hidden = !on;
        const id = model.get("children")[index] as string;
        content.update(on || !dynamic ? [id] : []);
      });
    };

    list.addEventListener("keydown", (event) => {
      const buttons = inOrder().map((tab) => tab.button);
      const from = buttons.indexOf(event.target as HTMLButtonElement);
      if (event.key === "Delete" && from >= 0 && model.get("closable")) {
        model.send({ event: "close", value: from });
      }
      const to = from < 0 ? -1 : targetOf(event.key, from, buttons.length, getComputedStyle(list));
      if (to < 0) return;
      event.preventDefault();
      choose(to);
      buttons[to]?.focus();
    });
    host.disabled((disabled) => {
      off = disabled;
      name();
    });
    follow(model, ["names", "closable", "active", "dynamic", "tabs_location", "children"], arrange);
  },
} satisfies Module<Params>;

function makeTab(id: string, model: Model<Params>, host: Host, choose: (index: number) => void): Tab {
  const index = () => model.get("children").indexOf(id);
  const panelId = host.uid(`panel-${id}`);
  const button = h("button", {
    class: "tr-tabs__tab",
    type: "button",
    role: "tab",
    id: host.uid(`tab-${id}`),
    "aria-controls": panelId,
    onclick: () => choose(index()),
  });
  const close = h(
    "button",
    {
      class: "tr-tabs__close",
      type: "button",
      tabIndex: -1,
      onclick: () => model.send({ event: "close", value: index() }),
    },
    icon("x"),
  );
  const item = h("span", { class: "tr-tabs__item", role: "presentation" }, button, close);
  const panel = h("div", {
    class: "tr-tabs__panel",
    role: "tabpanel",
    id: panelId,
    "aria-labelledby": button.id,
  });
  return { button, item, panel, content: host.children(panel, []) };
}

function discard(tabs: Map<string, Tab>, id: string, { item, panel, content }: Tab): void {
  content.update([]);
  item.remove();
  panel.remove();
  tabs.delete(id);
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
