/**
 * What comes faster than it can be used: the first is done at once, further ones at most every so many
 * milliseconds, and the last always.
 */

import { type Clock, systemClock, Timer } from "../client/clock.ts";

export interface Throttle {
  call(): void;
  /** Do now what waits. */
  flush(): void;
  waiting(): boolean;
}

export function throttle(
  action: () => void,
  interval: () => number,
  signal: AbortSignal,
  clock: Clock = systemClock,
): Throttle {
  const timer = new Timer(clock);
  let pending = false;
  const run = () => {
    pending = false;
    timer.set(() => pending && run(), interval());
    action();
  };
  signal.addEventListener("abort", () => timer.clear());
  return {
    call() {
      if (timer.active) pending = true;
      else run();
    },
    flush() {
      timer.clear();
      if (!pending) return;
      pending = false;
      action();
    },
    waiting: () => pending,
  };
}
