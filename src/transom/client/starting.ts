/**
 * What a converted page says of its Python: how far its start has come, why it failed, that it is at work for long, and
 * that it was stopped. Owns: the words and what they stand in. Knows nothing of workers.
 */

import { h } from "./dom.ts";
import type { State } from "./python.ts";
import type { Progress, Step } from "./python_messages.ts";
import type { Stage } from "./stage.ts";
import { say } from "./words.ts";

const STEPS: Record<Step, string> = { runtime: "Python", packages: "Packages", app: "App" };
const LOST = "What it had in memory is lost: what you have entered, and what was under way.";

export class Starting {
  readonly #stage: Stage;
  readonly #panel: HTMLElement;
  readonly #rows = new Map<Step, HTMLElement>();
  readonly #bar: HTMLElement;
  readonly #text = h("span", { class: "tr-status__text" });
  readonly #action = h("button", { class: "tr-status__action", type: "button" });
  readonly #stop: () => void;
  #ready = false;
  #act = () => {};

  constructor(stage: Stage, stop: () => void) {
    this.#stage = stage;
    this.#stop = stop;
    const list = h("ol", { class: "tr-start__steps" });
    for (const step of Object.keys(STEPS) as Step[]) {
      const row = h(
        "li",
        { "data-step": step },
        h("span", { class: "tr-start__mark" }),
        h("span", null, STEPS[step]),
        h("span", { class: "tr-start__figure" }),
      );
      this.#rows.set(step, row);
      list.append(row);
    }
    this.#panel = h("section", { class: "tr-start", "data-early": "" }, h("h1", null, document.title), list);
    for (const early of stage.root.querySelectorAll("[data-early]")) early.remove();
    stage.root.append(this.#panel);
    this.#bar = h(
      "div",
      { class: "tr-status", role: "region", "aria-label": "Python", hidden: true },
      this.#text,
      this.#action,
    );
    this.#action.addEventListener("click", () => this.#act());
    stage.layer.prepend(this.#bar);
  }

  progress({ step, done, total }: Progress): void {
    const row = this.#rows.get(step) as HTMLElement;
    row.dataset.state = step === "packages" && done >= total ? "done" : "now";
    (row.lastChild as HTMLElement).textContent = total ? `${megabytes(done)} of ${megabytes(total)} MB` : "";
    if (step !== "app") return;
    for (const other of [this.#rows.get("runtime"), this.#rows.get("packages")])
      (other as HTMLElement).dataset.state = "done";
  }

  state(state: State, text: string): void {
    if (state === "ready") {
      this.#ready = true;
      this.#bar.hidden = true;
    } else if (state === "busy")
      this.#say("Python is at work and answers nothing meanwhile.", "Stop", this.#stop);
    else if (state === "stopped") this.#over(`The app was stopped. ${LOST}`);
    else if (state === "failed" && this.#ready) this.#over(`The app has ended: ${text} ${LOST}`);
    else if (state === "failed") this.#failed(text);
  }

  #over(text: string): void {
    this.#stage.root.inert = true;
    this.#stage.root.dataset.over = "";
    this.#say(text, "Run again", () => location.reload());
  }

  #say(text: string, action: string, act: () => void): void {
    this.#act = act;
    this.#bar.dataset.state = action === "Stop" ? "busy" : "disconnected";
    this.#text.textContent = say(text);
    this.#action.textContent = say(action);
    this.#bar.hidden = false;
    this.#stage.live.announce(this.#text.textContent);
  }

  /** In place of the page: why there is none. */
  #failed(text: string): void {
    const again = h("button", { type: "button", class: "tr-button", "data-kind": "primary" }, say("Retry"));
    again.addEventListener("click", () => location.reload());
    this.#stage.root.removeAttribute("aria-busy");
    this.#panel.dataset.state = "failed";
    this.#panel.replaceChildren(
      h("h1", null, say("This page could not start")),
      h("p", { role: "alert" }, text),
      again,
    );
  }
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
