/**
 * What is seen of notifications. Owns: the stack of toasts, which of them have room, and how long each stays: none
 * goes while the pointer or the focus is on the stack. Fetched, with its style sheet, with the first notification.
 */

import { h, icon, place } from "./dom.ts";
import { adopt } from "./sheet.ts";
import styles from "./styles/toasts.css" with { type: "text" };
import type { Notice } from "./toasts.ts";
import { say } from "./words.ts";

adopt("chrome", styles);

const ICONS = {
  info: "info-circle",
  success: "circle-check",
  warning: "alert-triangle",
  error: "alert-triangle",
} as const;
const LEAVE = 150;
/** In view unless the user asks for all, or the author for others. */
const SHOWN = 3;
/** Kept at all; the oldest give way. */
const KEPT = 100;
/** So many milliseconds later the next page shows what was said. */
const FRESH = 10_000;

/** One toast; the same words again are counted on it. */
interface Toast {
  notice: Notice;
  /** Of the messages that it stands for; the newest of very many. */
  ids: string[];
  count: number;
  el: HTMLElement | null;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export class ToastList {
  readonly #more = button("tr-toasts__more", () => this.#unfold(!this.#open));
  readonly #head = h(
    "div",
    { class: "tr-toasts__head", hidden: true },
    this.#more,
    button("tr-toasts__more", () => this.#clear(), say("Dismiss all")),
  );
  readonly #region = h(
    "div",
    {
      class: "tr-toasts",
      role: "region",
      "aria-label": "Notifications",
      onpointerenter: () => this.#hold(true),
      onpointerleave: () => this.#hold(this.#focused),
      onfocusin: (event: FocusEvent) => this.#enter(event.relatedTarget),
      onfocusout: (event: FocusEvent) =>
        this.#region.contains(event.relatedTarget as Node | null) ||
        this.#hold(this.#region.matches(":hover")),
      onkeydown: (event: KeyboardEvent) => event.key === "Escape" && this.#escape(),
    },
    this.#head,
  );
  /** Oldest first. */
  #toasts: Toast[] = [];
  #open = false;
  #most = SHOWN;
  #held = false;
  /** What had the focus before the stack. */
  #before: EventTarget | null = null;

  readonly #parent: HTMLElement;

  constructor(parent: HTMLElement) {
    this.#parent = parent;
    this.#settle();
    document.addEventListener("focusin", () => this.#yield());
    for (const event of ["toggle", "close"]) document.addEventListener(event, () => this.#settle(), true);
  }

  /** Stand over a dialog that is open: beside it nothing can be read well, or dismissed. */
  #settle(): void {
    const dialog = [...document.querySelectorAll("dialog:modal")].at(-1) ?? this.#parent;
    if (this.#region.parentElement !== dialog) place(dialog, this.#region, null);
  }

  /** What has the focus is not to lie under them. */
  #yield(): void {
    const focused = document.activeElement;
    if (!focused || focused === document.body || this.#focused) return;
    const { left, right, top, bottom } = focused.getBoundingClientRect();
    const covers = this.#toasts.some(({ el }) => {
      const box = el?.getBoundingClientRect();
      return box && box.left < right && box.right > left && box.top < bottom && box.bottom > top;
    });
    const { at = "" } = this.#region.dataset;
    if (covers) this.#region.dataset.at = at.replace(/^\w+/, at.startsWith("top") ? "bottom" : "top");
  }

  show(notice: Notice): void {
    this.#settle();
    const { id, level, text, detail, position = "bottom-right", most = SHOWN } = notice;
    this.#most = most;
    this.#region.dataset.at = position;
    const known = this.#toasts.find(({ ids }) => ids.includes(id));
    if (known?.count === 1) return this.#replace(known, notice);
    this.#withdraw(id);
    const same = this.#toasts.find(
      ({ notice: old }) => old.level === level && old.text === text && old.detail === detail,
    );
    if (same) this.#repeat(same, notice);
    else this.#toasts.push({ notice, ids: [id], count: 1, el: null, timer: undefined });
    const [oldest] = this.#toasts;
    if (this.#toasts.length > KEPT && oldest) this.#remove(oldest);
    this.#run(same ?? (this.#toasts.at(-1) as Toast));
    this.#draw();
  }

  /** The next page of this tab is to show them, if it comes soon; see `main.ts`. */
  keep(): void {
    const notices = this.#toasts.map(({ notice }) => notice);
    try {
      sessionStorage.setItem("transom:said", JSON.stringify([Date.now(), notices]));
    } catch {
      // There is no storage: they are gone with the page.
    }
  }

  /** What `keep` has written, unless it is too old or not that. */
  kept(text: string): Notice[] {
    try {
      const [at, notices] = JSON.parse(text);
      return Math.abs(Date.now() - at) < FRESH ? [...notices] : [];
    } catch {
      return [];
    }
  }

  dismiss(id: string): void {
    if (id.endsWith("*")) return this.#clear(id.slice(0, -1));
    this.#withdraw(id);
    this.#draw();
  }

  /** The message says something else now, where it is. */
  #replace(toast: Toast, notice: Notice): void {
    const { el } = toast;
    toast.notice = notice;
    el?.replaceWith(this.#make(toast));
    this.#run(toast);
  }

  #repeat(toast: Toast, notice: Notice): void {
    toast.count++;
    toast.ids = [...toast.ids, notice.id].slice(-KEPT);
    if (toast.notice.duration) toast.notice = notice; // one that stays goes on to stay
    if (toast.el) return paint(toast);
    this.#toasts = [...this.#toasts.filter((each) => each !== toast), toast];
  }

  /** One of the messages that a toast stands for is no more. */
  #withdraw(id: string): void {
    const toast = this.#toasts.find(({ ids }) => ids.includes(id));
    if (!toast) return;
    toast.ids = toast.ids.filter((each) => each !== id);
    if (--toast.count < 1) this.#remove(toast);
    else paint(toast);
  }

  #remove(toast: Toast): void {
    clearTimeout(toast.timer);
    this.#toasts = this.#toasts.filter((each) => each !== toast);
    const { el } = toast;
    if (!el) return;
    el.dataset.leaving = "";
    if (el.contains(document.activeElement)) this.#passFocus(el);
    setTimeout(() => el.remove(), LEAVE);
  }

  /** The focus goes to the toast after the one that goes, or before it, or back to where it came from. */
  #passFocus(el: HTMLElement): void {
    const stay = [...this.#region.querySelectorAll<HTMLElement>(".tr-toast:not([data-leaving])")];
    const next = stay.find((each) => el.compareDocumentPosition(each) & 4) ?? stay.at(-1);
    const target = next?.querySelector<HTMLElement>(".tr-toast__close") ?? this.#before;
    if (target instanceof HTMLElement && target.isConnected) target.focus();
  }

  /** All messages go, or all of one session. */
  #clear(scope = ""): void {
    const of = this.#toasts.filter(({ ids }) => ids.some((id) => id.startsWith(scope)));
    for (const toast of of) this.#remove(toast);
    this.#draw();
    if (this.#before instanceof HTMLElement) this.#before.focus();
  }

  #escape(): void {
    const toast = this.#toasts.find(({ el }) => el?.contains(document.activeElement));
    if (!toast) return this.#unfold(false);
    this.#remove(toast);
    this.#draw();
  }

  #unfold(open: boolean): void {
    this.#open = open;
    this.#draw();
  }

  // ------------------------------------------------------------------------------------------- time

  get #focused(): boolean {
    return this.#region.contains(document.activeElement);
  }

  #enter(from: EventTarget | null): void {
    if (!this.#region.contains(from as Node | null)) this.#before = from;
    this.#hold(true);
  }

  #hold(on: boolean): void {
    this.#held = on;
    for (const toast of this.#toasts) this.#run(toast);
  }

  #run(toast: Toast): void {
    const { duration } = toast.notice;
    clearTimeout(toast.timer);
    if (this.#held || duration <= 0) return;
    toast.timer = setTimeout(() => {
      this.#remove(toast);
      this.#draw();
    }, duration);
  }

  // ------------------------------------------------------------------------------------------- elements

  #draw(): void {
    const { length } = this.#toasts;
    this.#open &&= length > this.#most;
    this.#held &&= length > 0;
    const shown = this.#open ? this.#toasts : this.#toasts.slice(-this.#most);
    for (const toast of this.#toasts.slice(0, length - shown.length)) {
      toast.el?.remove();
      toast.el = null;
    }
    this.#head.hidden = length <= this.#most;
    this.#more.textContent = this.#open ? say("Show fewer") : `+${length - this.#most} more`;
    this.#more.ariaExpanded = String(this.#open);
    this.#region.toggleAttribute("data-open", this.#open);
    let after: Element = this.#head;
    for (const toast of shown) {
      toast.el ??= this.#make(toast);
      if (!toast.el.isConnected) after.after(toast.el);
      after = toast.el;
    }
    this.#yield();
  }

  #make(toast: Toast): HTMLElement {
    const { level, text, detail, colours, icon: picture } = toast.notice;
    const kind = Object.hasOwn(ICONS, level) ? level : "info";
    const style = colours ? { "--tr-behind": colours[0], "--tr-ink": colours[1] } : {};
    toast.el = h(
      "div",
      { class: `tr-toast tr-toast--${kind}`, style },
      icon(picture ?? ICONS[kind]),
      h(
        "div",
        { class: "tr-toast__body" },
        h("p", { class: "tr-toast__text" }, text),
        detail &&
          h(
            "details",
            { class: "tr-toast__detail" },
            h("summary", null, say("Details")),
            h("pre", { tabIndex: 0 }, detail),
          ),
      ),
      h("span", { class: "tr-toast__count" }),
      button(
        "tr-toast__close",
        () => {
          this.#remove(toast);
          this.#draw();
        },
        icon("x"),
        say("Dismiss"),
      ),
    );
    paint(toast);
    return toast.el;
  }
}

function paint({ el, count }: Toast): void {
  const badge = el?.querySelector<HTMLElement>(".tr-toast__count");
  if (!badge) return;
  badge.hidden = count < 2;
  badge.textContent = count < 2 ? "" : `×${count}`;
}

function button(
  name: string,
  onclick: () => void,
  content?: Node | string,
  label?: string,
): HTMLButtonElement {
  return h("button", { class: name, type: "button", "aria-label": label, onclick }, content);
}
