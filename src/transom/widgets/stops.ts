/**
 * Where the knob of a slider may stop: at its start, each step from there, and at its end, which need not be a step.
 * Knows nothing of elements.
 * @copied
 */

import { decimals, round } from "./number_format.ts";

export interface Stops {
  start: number;
  end: number;
  step: number;
}

/** So little beyond a stop is at it: what dividing by fractions makes. */
const SLACK = 1e-9;

/** How many whole steps there are. */
function steps({ start, end, step }: Stops): number {
  return Math.max(0, Math.floor((end - start) / step + SLACK));
}

function stop(number: number, stops: Stops): number {
  const { start, end, step } = stops;
  if (number > steps(stops)) return end;
  return Math.min(end, round(start + Math.max(0, number) * step, Math.max(decimals(start), decimals(step))));
}

/** The stop next to a place on the track. */
export function nearest(place: number, stops: Stops): number {
  const near = stop(Math.round((place - stops.start) / stops.step), stops);
  return Math.abs(stops.end - place) < Math.abs(near - place) ? stops.end : near;
}

/** So many stops from where it is, which may be between two. */
export function moved(from: number, by: number, stops: Stops): number {
  const at = (from - stops.start) / stops.step;
  const whole = by > 0 ? Math.floor(at + SLACK) : Math.ceil(at - SLACK);
  return Math.max(stops.start, stop(whole + by, stops));
}

/** How many stops a large move is: a tenth of all. */
export function large(stops: Stops): number {
  return Math.max(1, Math.round(steps(stops) / 10));
}
