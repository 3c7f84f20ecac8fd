/**
 * When a mark of waiting is seen: not for a wait that is over in a blink, and never for a blink only.
 * Owns the two times. Knows nothing of what the mark looks like.
 */

import { type Clock, systemClock, Timer } from "./clock.ts";

const SHOW_AFTER = 100;
const SHOW_AT_LEAST = 250;

/** Returns `set(on)`, after which `paint(on)` is called when it is time, and only when it changes. */
export function calm(paint: (on: boolean) => void, clock: Clock = systemClock): (on: boolean) => void {
  const timer = new Timer(clock);
  let wanted = false;
  let shown = false;

  function settle(): void {
    if (shown === wanted) return;
    shown = wanted;
    paint(shown);
    if (shown) timer.set(settle, SHOW_AT_LEAST);
  }

  return (on) => {
    wanted = on;
    if (!shown && !on) timer.clear();
    else if (!timer.active) shown ? settle() : timer.set(settle, SHOW_AFTER);
  };
}
