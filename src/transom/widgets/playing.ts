/** What players share. Owns: the buttons, and the track that says where it is. */

import { systemClock, Timer } from "../client/clock.ts";
import { flag, h, icon } from "../client/dom.ts";
import type { RenderProps } from "../client/types.ts";
import { say } from "../client/words.ts";
import type { PlayingParams } from "./_typed/playing.ts";
import { field, follow } from "./field.ts";
import { type Film, go, shown } from "./film.ts";

/** From one interval to the next by the buttons. */
const FASTER = 0.7;

const ICONS: Record<string, [icon: string, name: string]> = {
  slower: ["minus", "Slower"],
  first: ["player-skip-back", "First"],
  previous: ["player-track-prev", "Previous"],
  reverse: ["player-play", "Play backwards"],
  pause: ["player-pause", "Pause"],
  play: ["player-play", "Play"],
  next: ["player-track-next", "Next"],
  last: ["player-skip-forward", "Last"],
  faster: ["plus", "Faster"],
};

/** The buttons, and what each does. */
function buttons(film: Film, hint: () => void): HTMLButtonElement[] {
  const { model } = film;
  const play = (way: number) => {
    const [first, last] = film.ends();
    const from = way > 0 ? last : first;
    if (way && shown(film) === from && model.get("loop_policy") === "once") go(film, way > 0 ? first : last);
    model.set("direction", way);
    model.save_changes();
  };
  const halt = (place: number) => {
    play(0);
    go(film, place);
  };
  const pace = (factor: number) => {
    model.set("interval", Math.max(1, Math.round(model.get("interval") * factor)));
    model.save_changes();
    hint();
  };
  const by = (steps: number) => halt(shown(film) + steps * model.get("step"));
  const acts: Record<string, () => void> = {
    slower: () => pace(1 / FASTER),
    first: () => halt(film.ends()[0]),
    previous: () => by(-1),
    reverse: () => play(-1),
    pause: () => play(0),
    play: () => play(1),
    next: () => by(1),
    last: () => halt(film.ends()[1]),
    faster: () => pace(FASTER),
  };
  return Object.entries(ICONS).map(([key, [name, said]]) =>
    h(
      "button",
      { type: "button", title: say(said), ariaLabel: say(said), dataset: { key }, onclick: acts[key] },
      icon(name),
    ),
  );
}

const WAYS: Record<string, number> = { reverse: -1, pause: 0, play: 1 };

export function panel({ model, el, host, signal }: RenderProps<PlayingParams>, film: Film): void {
  const preview = new Timer(systemClock);
  signal.addEventListener("abort", () => preview.clear());
  const text = h("span", { class: "tr-value" });
  const write = () => {
    const at = film.at();
    text.textContent = at !== null && model.get("show_value") ? film.text(at) : "";
  };
  const hint = () => {
    text.textContent = `${model.get("interval")} ms`;
    host.announce(text.textContent);
    preview.set(write, model.get("preview_duration"));
  };
  let held = false;
  const knob = h("input", {
    class: "tr-seek",
    type: "range",
    onpointerdown: () => {
      held = true;
    },
    oninput: () => go(film, Number(knob.value), !held),
    onchange: () => {
      held = false;
      go(film, Number(knob.value));
    },
  });
  const keys = buttons(film, hint);
  const loops = ["once", "loop", "reflect"].map((value) =>
    h(
      "label",
      null,
      h("input", {
        type: "radio",
        name: host.uid("loop"),
        value,
        onchange: () => {
          model.set("loop_policy", value as "once");
          model.save_changes();
        },
      }),
      say(value),
    ),
  );
  const row = h("div", { class: "tr-keys" }, ...keys);
  const policies = h(
    "div",
    { class: "tr-loops", role: "radiogroup", ariaLabel: say("At the end") },
    ...loops,
  );
  const body = h("div", { class: "tr-player" }, knob, row, policies);
  el.append(field({ model, el, host }, knob, () => "Player", { body, value: text }));
  host.disabled((off) => {
    for (const each of body.querySelectorAll<HTMLInputElement>("button, input")) each.disabled = off;
  });
  const show = () => {
    const [first, last] = film.ends();
    const place = shown(film);
    Object.assign(knob, { min: first, max: Math.max(first, last), value: place });
    knob.setAttribute("aria-valuetext", film.at() === null ? "no value" : film.text(place));
    knob.style.setProperty("--fill", `${last > first ? ((place - first) / (last - first)) * 100 : 0}%`);
    if (!preview.active) write();
  };
  for (const name of film.watched) model.on(`change:${name}` as "change", show);
  follow(model, ["value", "show_value"], show);
  follow(model, ["step"], () => {
    knob.step = String(model.get("step"));
  });
  follow(model, ["direction"], () => {
    for (const each of keys) {
      const way = WAYS[each.dataset.key ?? ""];
      if (way !== undefined) each.ariaPressed = String(way === model.get("direction"));
    }
  });
  follow(model, ["loop_policy"], () => {
    for (const each of loops) {
      const input = each.firstChild as HTMLInputElement;
      input.checked = input.value === model.get("loop_policy");
    }
  });
  follow(model, ["visible_buttons", "visible_loop_options", "show_loop_controls", "value_align"], () => {
    for (const each of keys) each.hidden = !model.get("visible_buttons").includes(each.dataset.key ?? "");
    for (const each of loops) {
      const { value } = each.firstChild as HTMLInputElement;
      each.hidden = !model.get("visible_loop_options").includes(value);
    }
    flag(policies, "hidden", !model.get("show_loop_controls"));
    flag(
      row,
      "hidden",
      keys.every((each) => each.hidden),
    );
    body.parentElement?.setAttribute("data-align", model.get("value_align"));
  });
  follow(model, ["scale_buttons"], () =>
    row.style.setProperty("--scale", String(model.get("scale_buttons"))),
  );
}
