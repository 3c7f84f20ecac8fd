/**
 * Round scales. Owns: where on a ring of radius 100 things lie, how large a box it needs, and the needle. Knows nothing
 * of what any of them looks like.
 */

import { flag, h } from "../client/dom.ts";
import type { Model, Name, RenderProps } from "../client/types.ts";
import { follow } from "../widgets/field.ts";
import { draw } from "./drawing.ts";
import { localText } from "./numerals.ts";
import { meter, type Params, reading, share } from "./scale.ts";

export interface Round {
  /** Degrees from the right, clockwise. */
  start: number;
  /** How far it goes, in degrees, clockwise. */
  sweep: number;
}

/** A text beside the scale. */
interface Mark {
  el: HTMLElement;
  /** The part of the way, 0 to 1. */
  part: number;
}

interface Drawn {
  /** What lies below the needle. */
  parts: Element[];
  /** The needle's path, pointing to the right. */
  needle: string;
  /** At which radius the texts of the scale stand; how much lower; how far below the middle the value is written. */
  texts: [radius: number, lower: number, value: number];
  /** Called with the part of the way where the value stands. */
  move?(part: number): void;
}

/** A round scale; `make` draws it anew after a change of one of `keys`. */
export function round<P extends object>(
  props: RenderProps<P>,
  kind: string,
  keys: (Name<P> & string)[],
  make: (round: Round, marks: Mark[]) => Drawn,
): void {
  const model = props.model as unknown as Model<Params & { start_angle: number; end_angle: number }>;
  const box = meter(props, kind);
  const needle = draw("path", { class: "tr-dial__needle" });
  let drawn: Drawn | undefined;
  let at: number | null = null;
  const angles = () => ({ start: model.get("start_angle"), sweep: model.get("end_angle") });
  const show = () => {
    const { start, sweep } = angles();
    flag(needle, "hidden", at === null);
    needle.style.transform = `rotate(${start + sweep * (at ?? 0)}deg)`;
    drawn?.move?.(at ?? 0);
  };
  const value = reading(model, (share) => {
    at = share;
    show();
  });
  follow(model, ["bounds", "start_angle", "end_angle", ...(keys as "colors"[])], () => {
    const bounds = model.get("bounds");
    const marks = (bounds?.[2] ?? []).map(([place, ...text]) => ({
      el: h("span", { class: "tr-scale__tick" }, localText(text)),
      part: bounds ? share(place, bounds) : 0,
    }));
    drawn = make(angles(), marks);
    needle.setAttribute("d", drawn.needle);
    box.replaceChildren(laidOut([...drawn.parts, needle], marks, drawn.texts, value, angles()));
    show();
  });
}

/** The box is as large as the ring, what is in it, and the place for the value. */
function laidOut(
  parts: Element[],
  marks: Mark[],
  [radius, lower, low]: Drawn["texts"],
  value: HTMLElement,
  { start, sweep }: Round,
): HTMLElement {
  const turns = [90, 180, 270, 360, 450, 540, 630].filter((each) => each > start && each < start + sweep);
  const points = [start, ...turns, start + sweep].map((angle) => point(100, angle));
  const [xs, ys] = [
    [-50, 50, ...points.map(([x]) => x)],
    [0, low + 12, ...points.map(([, y]) => y)],
  ];
  const [left, top] = [Math.min(...xs) - 1, Math.min(...ys) - 1];
  const [width, height] = [Math.max(...xs) + 1 - left, Math.max(...ys) + 1 - top];
  const place = (el: HTMLElement, x: number, y: number) => {
    el.style.left = `${(100 * (x - left)) / width}%`;
    el.style.top = `${(100 * (y - top)) / height}%`;
  };
  place(value, 0, low);
  for (const { el, part } of marks) {
    const [x, y] = point(radius, start + sweep * part);
    place(el, x, y + lower);
  }
  const viewBox = `${left} ${top} ${width} ${height}`;
  const svg = draw("svg", { viewBox, "aria-hidden": "true" }, ...parts);
  const style = { "--ratio": String(width / height) };
  return h("div", { class: "tr-dial", style }, svg, ...marks.map(({ el }) => el), value);
}

function point(radius: number, angle: number): [x: number, y: number] {
  const radians = (angle * Math.PI) / 180;
  return [radius * Math.cos(radians), radius * Math.sin(radians)];
}

/** All of the ring, as it is without a value. */
export function track(width: number, round: Round): SVGElement {
  const el = ring(width, round);
  el.classList.add("tr-dial__track");
  return el;
}

/** A piece of the ring, from one part of the way to another. */
export function ring(width: number, { start, sweep }: Round, from = 0, to = 1): SVGElement {
  const el = draw("circle", {
    r: 100 - width / 2,
    "stroke-width": width,
    pathLength: 360,
    transform: `rotate(${start + sweep * from})`,
  });
  fill(el, sweep * (to - from));
  return el;
}

/** Let a piece of the ring be so long, in degrees. */
export function fill(el: SVGElement, degrees: number): void {
  el.style.strokeDasharray = `${degrees} 360`;
}

/** Lines across the ring, at parts of the way. */
export function ticks(parts: number[], radii: [number, number], { start, sweep }: Round): SVGElement {
  const end = (radius: number, part: number) =>
    point(radius, start + sweep * part).map((each) => each.toFixed(2));
  const d = parts.map((part) => `M${radii.map((radius) => end(radius, part)).join("L")}`).join("");
  return draw("path", { class: "tr-dial__tick", d });
}
