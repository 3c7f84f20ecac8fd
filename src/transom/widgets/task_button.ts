/**
 * TaskButton: a button beside one that stops what it has begun. Owns: what is seen and heard of the runs of a task.
 */

import { flag, h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import type { TaskButtonParams } from "./_typed/task_button.ts";
import { picture } from "./button.ts";
import { follow } from "./field.ts";

const ENDED: Partial<Record<TaskButtonParams["state"], string>> = {
  done: "done",
  failed: "failed",
  cancelled: "stopped",
};

export default {
  render({ model, el, host }) {
    const text = h("span", { class: "tr-task__label" });
    const said = h("span", { class: "tr-task__said" });
    const words = h("span", { class: "tr-task__words" }, text, said);
    const line = h("div", { class: "tr-task__line", role: "progressbar", hidden: true });
    const run = h(
      "button",
      { class: "tr-button", type: "button", onclick: () => model.send("click") },
      words,
    );
    const stop = h(
      "button",
      { class: "tr-button tr-task__stop", type: "button", onclick: () => model.send("stop") },
      h("span", { class: "tr-spinner" }),
    );
    stop.dataset.type = "default";
    const group = h("div", { class: "tr-task", role: "group" }, run, line, stop);
    el.dataset.control = "line";
    el.append(group);
    const name = () => model.get("label") || model.get("description") || "Button";
    let away = false;
    const showStop = () => {
      const cancelling = model.get("state") === "cancelling";
      const off = away || !model.get("running") || cancelling;
      if (off && document.activeElement === stop) run.focus(); // what is disabled loses it
      stop.disabled = off;
      stop.ariaLabel = say(cancelling ? "Stopping {}" : "Stop {}", name());
    };
    host.disabled((off) => {
      run.disabled = off;
      away = off && !model.get("disabled"); // what it stands in is disabled
      showStop();
    });
    follow(model, ["button_type", "button_style"], () => {
      group.dataset.type = run.dataset.type = model.get("button_type");
      run.dataset.style = model.get("button_style");
    });
    follow(model, ["label", "description"], () => {
      text.textContent = model.get("label");
      run.ariaLabel = group.ariaLabel = line.ariaLabel = name();
    });
    picture(model, run);

    /** What it has said of its progress, while it runs. */
    const progress = () => (model.get("running") ? model.get("progress") : null);
    follow(model, ["running", "state"], () => {
      const running = model.get("running");
      group.dataset.state = running ? "running" : model.get("state");
      showStop();
      run.ariaBusy = String(running);
      line.hidden = !running && model.get("state") !== "failed";
    });
    follow(model, ["running", "progress"], () => {
      const now = progress();
      said.textContent = typeof now === "string" ? now : "";
      line.ariaValueText = said.textContent || null;
      flag(words, "data-said", said.textContent !== "");
    });
    follow(model, ["running", "progress"], () => {
      const share = progress();
      const known = typeof share === "number";
      line.style.setProperty("--share", known ? String(share) : "0");
      line.ariaValueNow = known ? String(Math.round(100 * share)) : null;
    });
    let ran = model.get("running");
    follow(model, ["running"], () => {
      const word = ENDED[model.get("state")];
      if (ran && !model.get("running") && word) host.announce(`${name()}: ${word}`);
      ran = model.get("running");
    });
  },
} satisfies Module<TaskButtonParams>;
