/**
 * When the next attempt is made. Owns: what has gone wrong lately, how long to wait after it, and when to give up.
 * Knows nothing of sockets.
 */

import { type Clock, Timer } from "./clock.ts";

const BACKOFF = 500;
const BACKOFF_MAX = 10_000;
/** The same while each session goes on when the way is open. */
const RESUMED_MAX = 2_000;
const TROUBLES_MAX = 10;
/** A connection that goes on with its session is of use after this time; another one when it is calm. */
const SETTLED = 1_500;
const CALM = 30_000;
/** The longest wait of a user who does something. */
const HURRY = 300;

export class Patience {
  /** Attempts in a row that came to nothing. */
  #failures = 0;
  /** Connections in a row that broke off soon after the welcome. */
  #hasty = 0;
  #young = false;
  #resumed = false;
  /** The wait is not to be cut short: the server has named it, or it has been. */
  #fixed = false;
  /** What should never happen: a patch that does not fit, a message that the server does not take. */
  #troubles = 0;
  readonly #clock: Clock;
  readonly #attempt: () => void;
  readonly #next: Timer;
  readonly #calm: Timer;

  constructor(clock: Clock, attempt: () => void) {
    this.#clock = clock;
    this.#attempt = attempt;
    this.#next = new Timer(clock);
    this.#calm = new Timer(clock);
  }

  get waiting(): boolean {
    return this.#next.active;
  }

  /** More than a short interruption. */
  get long(): boolean {
    return this.#failures > 3;
  }

  /** Trying again has led nowhere too often. */
  get over(): boolean {
    return this.#troubles > TROUBLES_MAX;
  }

  trouble(): void {
    this.#troubles++;
  }

  /** The connection is gone. */
  lost(): void {
    if (this.#young) this.#hasty++;
    this.#young = false;
    this.#failures++;
  }

  welcomed(resumed: boolean): void {
    this.#failures = 0;
    this.#young = true;
    this.#resumed = resumed;
    this.#calm.set(() => this.#settled(), resumed ? SETTLED : CALM);
  }

  /** The connection is of use: it has not broken off soon. */
  #settled(): void {
    this.#young = false;
    this.#hasty = 0;
    this.#calm.set(() => {
      this.#troubles = 0;
    }, CALM);
  }

  reset(): void {
    this.#failures = this.#hasty = this.#troubles = 0;
  }

  /** Attempt again after a while, and not before `atLeast` milliseconds, which the server has asked for; returns how long it waits. */
  schedule(atLeast: number): number {
    const random = this.#clock.random();
    this.#fixed = atLeast > 0;
    // Those who were told the same are not to come back in the same moment.
    const wait = atLeast * (1 + random / 2) + this.#wait(random);
    this.#next.set(this.#attempt, wait);
    return wait;
  }

  /** The user does something: no long wait then. */
  hurry(): void {
    if (!this.waiting || this.#fixed) return;
    this.#fixed = true;
    this.#next.set(this.#attempt, HURRY * this.#clock.random());
  }

  clear(): void {
    this.#next.clear();
    this.#calm.clear();
  }

  /**
   * Milliseconds until the next attempt, given a random number below 1: none after a connection that was of use,
   * then full jitter below a ceiling that doubles, so that not all pages come back at the same moment.
   */
  #wait(random: number): number {
    if (this.#failures < 2 && this.#hasty < 3 && !this.#troubles) return 0;
    const steps = this.#failures - 1 + this.#hasty + this.#troubles;
    const most = this.#resumed && this.#failures < 2 && !this.#troubles ? RESUMED_MAX : BACKOFF_MAX;
    return random * Math.min(most, BACKOFF * 2 ** steps);
  }
}
