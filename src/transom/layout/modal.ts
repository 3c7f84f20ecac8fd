/**
 * Modal: children in a dialog over the page. The view frame takes no room and is not seen; the dialog stands in the
 * page's layer for dialogs, whatever hides the frame, and wears what the frame is dressed in.
 *
 * @chunk modal
 */

import { h, icon, setStyles } from "../client/dom.ts";
import { loadingOverlay } from "../client/notices.ts";
import type { Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import { follow } from "../widgets/field.ts";
import type { ModalParams } from "./_typed/modal.ts";
import { renderBox } from "./row.ts";

const root = document.documentElement;

/** What is behind stays where it is: it neither scrolls nor gets wider by the scroll bar that goes. */
function holdGutter(): void {
  const bar = window.innerWidth > root.clientWidth;
  if (!document.querySelector(".tr-dialog[open]"))
    setStyles(root, { "scrollbar-gutter": bar ? "stable" : null });
}

export default {
  render(props) {
    const { model, el, host, signal } = props;
    const title = h("h2", { class: "tr-dialog__title", id: host.uid("title") });
    const body = h("div", { class: "tr-dialog__body" });
    const close = h(
      "button",
      { class: "tr-dialog__close", type: "button", ariaLabel: say("Close"), onclick: () => dialog.close() },
      icon("x"),
    );
    // What closes it comes last, so that what it is about gets the focus.
    const dialog = h("dialog", null, title, body, close);
    renderBox({ ...props, el: body }, "tr-column");

    const wear = () => {
      const own = [...el.classList].filter((name) => !/^tr-(view|Modal)$/.test(name));
      dialog.className = ["tr-dialog", ...own].join(" ");
      dialog.style.cssText = el.style.cssText;
      dialog.dataset.trSheets = el.dataset.trSheets ?? "";
    };
    const dressed = new MutationObserver(wear);
    dressed.observe(el, { attributeFilter: ["class", "style", "data-tr-sheets"] });
    wear();

    follow(model, ["label"], () => {
      const label = model.get("label");
      title.textContent = label;
      title.hidden = !label;
      dialog.setAttribute(label ? "aria-labelledby" : "aria-label", label ? title.id : say("Dialog"));
      dialog.removeAttribute(label ? "aria-label" : "aria-labelledby");
    });
    follow(model, ["show_close_button"], () => {
      close.hidden = !model.get("show_close_button");
    });
    const setLoading = loadingOverlay(body);
    follow(model, ["loading"], () => setLoading(Boolean(model.get("loading"))));
    // Not so where it is merely out of sight, as in a tab that is not shown.
    const invisible = () => el.closest(".tr-view[hidden]") !== null;
    const show = () => {
      if (!model.get("open") || invisible()) return dialog.close();
      if (dialog.open) return;
      if (host.layer === document.body) holdGutter();
      host.layer.append(dialog);
      dialog.showModal();
    };
    const around = new MutationObserver(show);
    around.observe(document.body, { subtree: true, attributeFilter: ["hidden"] });
    follow(model, ["open"], show);
    queueMicrotask(show); // by then it is in its place
    // In what is disabled the server would not take it, and the page must not be locked.
    let locked = false;
    host.disabled((off) => {
      locked = off && !model.get("disabled");
    });
    dialog.addEventListener("close", () => {
      if (!model.get("open") || invisible() || locked) return;
      model.set("open", false);
      model.save_changes();
    });
    // Of several that code has opened the browser would close all at once.
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || dialog.querySelector(":popover-open")) return;
      event.preventDefault();
      dialog.close();
    });
    let pressed: EventTarget | null = null;
    dialog.addEventListener("pointerdown", ({ target }) => {
      pressed = target;
    });
    dialog.addEventListener("click", ({ target }) => {
      if (target === dialog && pressed === dialog && model.get("background_close")) dialog.close();
    });
    signal.addEventListener("abort", () => {
      dressed.disconnect();
      around.disconnect();
      dialog.close();
      setTimeout(() => dialog.remove()); // after all have been told that it is closed
    });
  },
} satisfies Module<ModalParams>;
