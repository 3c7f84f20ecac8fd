/**
 * The inspector that a page in development shows: the pill in the corner and the panel at the bottom. Owns: their
 * elements, where the focus goes, when they are drawn. Fetched when there is something to show.
 */

import { h, icon } from "./dom.ts";
import type { Inspector } from "./inspector.ts";
import { type Part, Patches, Reports, Runs } from "./inspector_parts.ts";
import { count } from "./inspector_words.ts";
import { adopt } from "./sheet.ts";
import frameStyles from "./styles/inspector.css" with { type: "text" };
import partStyles from "./styles/inspector_parts.css" with { type: "text" };

const REDRAW_AFTER = 100;
const TICK = 100;
const ROOT = document.documentElement;

export class Panel {
  readonly #inspector: Inspector;
  readonly #parts: Part[];
  readonly #runs: Runs;
  readonly #switches: HTMLButtonElement[];
  readonly #dock: HTMLElement;
  readonly #label = h("span");
  readonly #pill: HTMLElement;
  #dismissed = false;
  #redraw: ReturnType<typeof setTimeout> | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;
  /** What had the focus before it was opened. */
  #before: Element | null = null;

  constructor(inspector: Inspector) {
    this.#inspector = inspector;
    this.#runs = new Runs(inspector);
    this.#parts = [this.#runs, new Patches(inspector), new Reports(inspector)];
    this.#switches = this.#parts.map((part) => this.#switch(part));
    this.#dock = this.#makeDock();
    this.#pill = this.#makePill();
    adopt("chrome", partStyles + frameStyles);
    document.body.append(this.#pill, this.#dock);
    this.#choose(this.#runs);
  }

  toggle(): void {
    if (this.#dock.hidden) this.#show();
    else this.#hide();
  }

  /** There is something new; drawn soon, together with what comes until then. */
  changed(): void {
    this.#redraw ??= setTimeout(() => {
      this.#redraw = undefined;
      this.#draw();
    }, REDRAW_AFTER);
  }

  #show(): void {
    this.#before = document.activeElement;
    this.#dock.hidden = false;
    ROOT.dataset.trInspector = "";
    this.#inspector.open = true;
    this.#ticking = setInterval(() => this.#runs.tick(), TICK);
    this.#draw();
    this.#dock.focus({ preventScroll: true });
  }

  #hide(): void {
    const inside = this.#dock.contains(document.activeElement);
    this.#dock.hidden = true;
    delete ROOT.dataset.trInspector;
    this.#inspector.open = false;
    clearInterval(this.#ticking);
    this.#draw();
    if (inside) this.#giveBack();
  }

  #giveBack(): void {
    const before = this.#before;
    if (before instanceof HTMLElement && before.isConnected && before.checkVisibility()) before.focus();
    else if (!this.#pill.hidden) this.#pill.querySelector("button")?.focus();
  }

  #draw(): void {
    const { size } = this.#inspector.reports;
    const hidden = size === 0 || this.#dismissed || !this.#dock.hidden;
    this.#label.textContent = count(size, "report");
    if (this.#pill.hidden && !hidden)
      this.#inspector.around.announce(`${count(size, "report")}. Alt+T shows more.`);
    this.#pill.hidden = hidden;
    if (this.#dock.hidden) return;
    for (const [index, part] of this.#parts.entries()) {
      part.draw();
      const badge = this.#switches[index]?.lastElementChild;
      if (badge) badge.textContent = part.count;
    }
  }

  // ------------------------------------------------------------------------------------------ elements

  #makePill(): HTMLElement {
    return h(
      "div",
      { class: "tr-inspect-pill", role: "region", "aria-label": "Inspector", hidden: true },
      h(
        "button",
        {
          class: "tr-inspect-pill__open",
          type: "button",
          "aria-keyshortcuts": "Alt+T",
          onclick: () => this.toggle(),
        },
        icon("alert-triangle"),
        this.#label,
        h("kbd", null, "Alt+T"),
      ),
      h(
        "button",
        {
          class: "tr-inspect-pill__close",
          type: "button",
          "aria-label": "Dismiss",
          onclick: () => {
            this.#dismissed = true;
            this.#draw();
          },
        },
        icon("x"),
      ),
    );
  }

  #makeDock(): HTMLElement {
    const title = "tr-inspect-title";
    const leave = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) this.#hide();
    };
    return h(
      "div",
      {
        class: "tr-inspect",
        role: "dialog",
        "aria-labelledby": title,
        tabIndex: -1,
        hidden: true,
        onkeydown: leave,
      },
      h(
        "div",
        { class: "tr-inspect__head" },
        h("h2", { id: title }, "Inspector"),
        h("div", { class: "tr-inspect__switch", role: "group", "aria-label": "Part" }, ...this.#switches),
        h("kbd", null, "Alt+T"),
        h(
          "button",
          {
            class: "tr-inspect__close",
            type: "button",
            "aria-label": "Close the inspector",
            onclick: () => this.#hide(),
          },
          icon("x"),
        ),
      ),
      h("div", { class: "tr-inspect__parts" }, ...this.#parts.map(({ el }) => el)),
    );
  }

  /** On a narrow screen there is room for one part at a time. */
  #switch(part: Part): HTMLButtonElement {
    return h(
      "button",
      { class: "tr-inspect__tab", type: "button", onclick: () => this.#choose(part) },
      part.title,
      h("span", { class: "tr-inspect__count" }),
    );
  }

  #choose(chosen: Part): void {
    for (const [index, part] of this.#parts.entries()) {
      part.el.toggleAttribute("data-chosen", part === chosen);
      this.#switches[index]?.setAttribute("aria-pressed", String(part === chosen));
    }
  }
}
