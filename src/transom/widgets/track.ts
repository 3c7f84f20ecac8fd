/**
 * What sliders of one and of two values share: native ranges that lie over one another on a track. The first movement
 * is sent at once, further ones at most every `throttle` ms, and where it was let go always; `value_throttled` only
 * then.
 *
 * Of two ranges each can be touched on its side of the middle between both knobs, so that the nearer one is taken hold
 * of, and of two in one place the one on the side that it can go to.
 * @copied
 */

import { flag, h } from "../client/dom.ts";
import type { RenderProps } from "../client/types.ts";
import type { TrackParams } from "./_typed/slider.ts";
import { field, follow, paint } from "./field.ts";
import { formatNumber } from "./number_format.ts";
import { large, moved, nearest } from "./stops.ts";
import { throttle } from "./throttle.ts";

const STEPS: Record<string, number> = {
  ArrowUp: 1,
  ArrowRight: 1,
  PageUp: 2,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageDown: -2,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** What a track is drawn by, besides the value. */
const SHOWN = [
  "label",
  "start",
  "end",
  "step",
  "format",
  "show_value",
  "tooltips",
  "orientation",
  "direction",
  "bar_color",
] as const;

type Say = (value: number, format: string | null, steps: number[]) => string;

const sayNumber: Say = (value, format, [step = 1]) => formatNumber(value, format, step);

/**
 * Draws a slider with as many knobs as there are `names`: what each is called after the label. `written` is the text of
 * a value by a format, and by the step and the start that others are counted from.
 */
export function track(
  { model, el, host, signal }: RenderProps<TrackParams>,
  names: string[],
  written = sayNumber,
): void {
  // Ends that are no numbers, as those of an empty table, come as null.
  const stops = () => ({
    start: model.get("start") ?? 0,
    end: model.get("end") ?? 0,
    step: model.get("step"),
  });
  /** The numbers, lowest first; none where there is no value, or one that is no number, which comes as null. */
  const values = () => {
    const all: (number | null)[] = [model.get("value")].flat();
    const known = all.filter((each) => each !== null);
    return known.length < all.length ? [] : known.sort((a, b) => a - b);
  };
  /** Where the knobs stand. */
  let places: number[] = [];
  let held = false;
  let moving = false;

  const moves = throttle(
    () => {
      const [low = 0, high = low] = places;
      model.set("value", names.length > 1 ? [low, high] : low);
      model.save_changes();
    },
    () => model.get("throttle"),
    signal,
  );
  /** Put a knob somewhere, at most where the other one is. Where it stands for what it cannot show, that is chosen. */
  const move = (index: number, to: number) => {
    const { start, end } = stops();
    const place = Math.min(Math.max(to, places[index - 1] ?? start), places[index + 1] ?? end);
    places = places.with(index, place);
    draw(places);
    if (places.every((each, at) => each === values()[at])) return;
    moving = true;
    moves.call();
  };
  const release = () => {
    held = false;
    if (!moving) return;
    moving = false;
    moves.flush();
    model.set("value_throttled", model.get("value"));
    model.save_changes();
  };
  const slide = (index: number, raw: number) => {
    const from = places[index] ?? raw;
    const to = nearest(raw, stops());
    // What helps to operate the page moves a knob a little: that means a step.
    move(index, held || to !== from || raw === from ? to : moved(from, raw > from ? 1 : -1, stops()));
  };
  const press = (index: number, event: KeyboardEvent) => {
    const by = stepsOf(event, getComputedStyle(rail).direction === "rtl", large(stops()));
    if (!by) return;
    event.preventDefault();
    move(index, moved(places[index] ?? 0, by, stops()));
  };
  const knobs = names.map((_, index) =>
    h("input", {
      class: "tr-slider",
      type: "range",
      step: "any",
      onpointerdown: () => {
        held = true;
      },
      oninput: ({ target }: Event) => slide(index, Number((target as HTMLInputElement).value)),
      onpointerup: () => {
        move(index, places[index] ?? 0);
        release();
      },
      onchange: release,
      onblur: release,
      onkeydown: (event: KeyboardEvent) => press(index, event),
      onkeyup: release,
    }),
  );
  const tip = () => h("span", { class: "tr-tip", ariaHidden: "true" });
  const rail = h("div", { class: "tr-rail" }, ...knobs.flatMap((knob) => [knob, tip()]));
  const text = h("span", { class: "tr-value", ariaHidden: "true" });
  const [knob] = knobs;
  const control = knobs.length > 1 || !knob ? rail : knob;
  if (control === rail) rail.role = "group";
  el.append(field({ model, el, host }, control, () => "Slider", { body: rail, value: text }));

  const say = (value: number) => {
    const { step, start, end } = stops();
    return written(value, model.get("format"), [step, start, end]);
  };
  /** How far along the track that is; the start is where there is no place. */
  const share = (place = stops().start) => {
    const { start, end } = stops();
    return end > start ? (place - start) / (end - start) : 0;
  };
  const drawKnob = (knob: HTMLInputElement, index: number, said: string) => {
    const place = places[index] ?? 0;
    if (Number(knob.value) !== place) knob.value = String(place);
    knob.setAttribute("aria-valuetext", said || "no value");
    const tip = knob.nextElementSibling as HTMLElement;
    tip.textContent = said;
    tip.style.setProperty("--at", String(share(place)));
  };
  /** Draw the knobs where they are, with these numbers. */
  const draw = (shown: number[]) => {
    const said = shown.map(say);
    for (const [index, knob] of knobs.entries()) drawKnob(knob, index, said[index] ?? "");
    const [low, high] = [share(places.at(-2)), share(places.at(-1))];
    rail.style.setProperty("--begin", `${low * 100}%`);
    rail.style.setProperty("--fill", `${(shown.length ? high : low) * 100}%`);
    rail.style.setProperty("--middle", String((low + high) / 2));
    // Each by itself, or the words of a format would be turned with those of a page that is read from the right.
    text.replaceChildren(...said.flatMap((each, index) => [index ? " … " : "", h("bdi", null, each)]));
    flag(
      text,
      "data-outside",
      share(1) !== share(0) && shown.some((each) => share(each) < 0 || share(each) > 1),
    );
  };
  const show = () => {
    // A movement that waits to be sent is newer than what the server says.
    if (moves.waiting()) return;
    const { start, end } = stops();
    const known = values();
    const ends = names.length > 1 ? [start, end] : [start];
    places = ends.map((each, index) => Math.max(start, Math.min(known[index] ?? each, end)));
    draw(known);
  };
  let off = false;
  const enable = () => {
    const { start, end } = stops();
    const still = off || [model.get("start"), model.get("end")].includes(null) || start > end;
    for (const knob of knobs) knob.disabled = still;
    if (control === rail) rail.ariaDisabled = still ? "true" : null;
  };
  host.disabled((disabled) => {
    off = disabled;
    enable();
  });
  const dressKnob = (knob: HTMLInputElement, index: number) => {
    const { start, end } = stops();
    if (names[index]) knob.ariaLabel = `${model.get("label")} ${names[index]}`.trim();
    knob.min = String(start);
    knob.max = String(end);
    knob.ariaOrientation = rail.hasAttribute("data-vertical") ? "vertical" : null;
  };
  follow(model, [...SHOWN], () => {
    const upright = model.get("orientation") === "vertical";
    el.dataset.control = upright ? "tall" : "field";
    flag(rail, "data-vertical", upright);
    flag(rail, "data-tips", model.get("tooltips") && !model.get("show_value"));
    // "ltr" is the usual way: that of the page.
    rail.dir = model.get("direction") === "rtl" ? "rtl" : "";
    knobs.forEach(dressKnob);
    text.hidden = !model.get("show_value");
    const { start, end } = stops();
    const longest = Math.max(say(start).length, say(end).length);
    text.style.setProperty("--longest", `${longest * names.length + 3 * (names.length - 1)}ch`);
    paint(rail, "--tr-bar", model.get("bar_color"));
    enable();
    show();
  });
  follow(model, ["value"], show);
}

/** By how many stops a key moves a knob; 0 for keys that are none of its own. */
function stepsOf(event: KeyboardEvent, back: boolean, large: number): number {
  const by = event.altKey || event.ctrlKey || event.metaKey ? 0 : (STEPS[event.key] ?? 0);
  if (!Number.isFinite(by)) return by;
  const size = Math.abs(by) > 1 || event.shiftKey ? large : 1;
  return Math.sign(by) * size * (back && /Left|Right/.test(event.key) ? -1 : 1);
}
