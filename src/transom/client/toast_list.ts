/**
 * What is seen of notifications. Owns: the stack of toasts and how long each stays. A toast does not go while the
 * pointer or the focus is on it. Fetched, with its style sheet, with the first notification.
 */

import { h, icon } from "./dom.ts";
import { adopt } from "./sheet.ts";
import styles from "./styles/toasts.css" with { type: "text" };
import type { Notice } from "./toasts.ts";

const ICONS = {
  info: "info-circle",
  success: "circle-check",
  warning: "alert-triangle",
  error: "alert-triangle",
} as const;
const LEAVE = 150;
const MOST = 8;

adopt("chrome", styles);

export class ToastList {
  readonly #region = h("div", { class: "tr-toasts", role: "region", "aria-label": "Notifications" });
  readonly #shown = new Map<string, HTMLElement>();

  constructor(parent: HTMLElement) {
    parent.append(this.#region);
  }

  show(notice: Notice): void {
    this.#shown.get(notice.id)?.remove();
    const toast = this.#make(notice);
    this.#shown.set(notice.id, toast);
    this.#region.append(toast);
    const oldest = this.#shown.keys().next().value;
    if (this.#shown.size > MOST && oldest !== undefined) this.dismiss(oldest);
    if (notice.duration > 0) this.#expire(notice, toast);
  }

  dismiss(id: string): void {
    const toast = this.#shown.get(id);
    if (!toast) return;
    this.#shown.delete(id);
    toast.dataset.leaving = "";
    setTimeout(() => toast.remove(), LEAVE);
  }

  #make({ id, level, text, detail }: Notice): HTMLElement {
    const kind = Object.hasOwn(ICONS, level) ? level : "info";
    return h(
      "div",
      { class: `tr-toast tr-toast--${kind}` },
      icon(ICONS[kind]),
      h(
        "div",
        { class: "tr-toast__body" },
        h("p", { class: "tr-toast__text" }, text),
        detail &&
          h(
            "details",
            { class: "tr-toast__detail" },
            h("summary", null, "Details"),
            h("pre", { tabIndex: 0 }, detail),
          ),
      ),
      h(
        "button",
        {
          class: "tr-toast__close",
          type: "button",
          "aria-label": "Dismiss",
          onclick: () => this.dismiss(id),
        },
        icon("x"),
      ),
    );
  }

  #expire({ id, duration }: Notice, toast: HTMLElement): void {
    let timer: ReturnType<typeof setTimeout>;
    const pause = () => clearTimeout(timer);
    const run = () => {
      pause();
      timer = setTimeout(() => this.#shown.get(id) === toast && this.dismiss(id), duration);
    };
    for (const name of ["pointerenter", "focusin"]) toast.addEventListener(name, pause);
    for (const name of ["pointerleave", "focusout"]) toast.addEventListener(name, run);
    run();
  }
}
