/**
 * The frame of a page: header, sidebar and dialogs, around the main part. Owns: that they stand beside it in the body,
 * and go with their view.
 */

import { h } from "../client/dom.ts";
import { say } from "../client/words.ts";

export interface Shell {
  header: HTMLElement;
  title: HTMLElement;
  nav: HTMLElement;
  items: HTMLElement;
  menu: HTMLButtonElement;
  theme: HTMLButtonElement;
  aside: HTMLElement;
  /** What stands in the sidebar, or in the drawer. */
  body: HTMLElement;
  drawer: HTMLDialogElement;
  modal: HTMLDialogElement;
  /** What stands in the dialog. */
  inner: HTMLElement;
}

export function tool(name: string, label: string): HTMLButtonElement {
  return h("button", { class: `tr-tool tr-${name}`, type: "button", ariaLabel: say(label) });
}

/** A dialog that its button, Escape and a click beside it close. */
function dialog(name: string, label: string, ...content: HTMLElement[]): HTMLDialogElement {
  const close = tool("close", "Close");
  const el = h("dialog", { class: `tr-${name}`, ariaLabel: say(label) }, ...content, close);
  close.addEventListener("click", () => el.close());
  // Pressed and let go beside it: who selects a text in it may end there, and its edge is part of it.
  let pressed = false;
  el.addEventListener("pointerdown", (event) => {
    pressed = isBeside(event, el);
  });
  el.addEventListener("click", (event) => pressed && isBeside(event, el) && el.close());
  return el;
}

function isBeside({ target, clientX, clientY }: MouseEvent, el: HTMLElement): boolean {
  const { left, right, top, bottom } = el.getBoundingClientRect();
  return target === el && (clientX < left || clientX > right || clientY < top || clientY > bottom);
}

export function makeShell(uid: (suffix: string) => string): Shell {
  const body = h("div", { class: "tr-side__body tr-slot", id: uid("side") });
  const menu = tool("fold", "Sidebar");
  menu.setAttribute("aria-controls", body.id);
  // A document begins with a heading of its own.
  const read = document.querySelector("main")?.dataset.kind === "document";
  const title = h(read ? "div" : "h1", { class: "tr-top__title" });
  const nav = h("nav", { class: "tr-nav", ariaLabel: say("Pages") });
  const items = h("div", { class: "tr-top__items tr-slot" });
  const inner = h("div", { class: "tr-slot" });
  const theme = tool("theme", "Dark colours");
  return {
    header: h("header", { class: "tr-top" }, menu, title, nav, items, theme),
    aside: h("aside", { class: "tr-side", ariaLabel: say("Sidebar"), tabIndex: -1 }, body),
    drawer: dialog("drawer", "Sidebar"),
    modal: dialog("modal", "Dialog", inner),
    ...{ title, nav, items, menu, theme, body, inner },
  };
}

/** Put it around the main part until `signal` ends, in place of what the shell page has shown. */
export function raise({ header, aside, drawer, modal }: Shell, signal: AbortSignal): void {
  const main = document.querySelector<HTMLElement>("main.tr-page");
  const status = document.querySelector(".tr-status");
  if (!main) return;
  main.id ||= "main";
  main.tabIndex = -1;
  const skip = h("a", { class: "tr-skip", href: `#${main.id}` }, say("Skip to content"));
  for (const early of document.querySelectorAll("body > [data-early]")) early.remove();
  main.before(skip, header, aside);
  main.after(drawer, modal);
  if (status) header.lastElementChild?.before(status);
  signal.addEventListener("abort", () => {
    // Another page may have taken it already.
    if (status && header.contains(status)) document.body.prepend(status);
    for (const each of [skip, header, aside, drawer, modal]) each.remove();
  });
}
