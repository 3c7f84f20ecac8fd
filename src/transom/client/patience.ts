/**
 * How long to wait before the next attempt. Owns: what has gone wrong lately, and when to give up.
 * Knows nothing of sockets or of time: it counts, and names a wait.
 */

const BACKOFF = 500;
const BACKOFF_MAX = 10_000;
const TROUBLES_MAX = 10;

export class Patience {
  /** Attempts in a row that came to nothing. */
  #failures = 0;
  /** Sessions that broke off soon after the welcome. */
  #hasty = 0;
  /** What should never happen: a patch that does not fit, a message that the server does not take. */
  #troubles = 0;

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

  /** The connection is gone; `early` when it had only just been welcomed. */
  lost(early: boolean): void {
    if (early) this.#hasty++;
    this.#failures++;
  }

  welcomed(): void {
    this.#failures = 0;
  }

  /** It has gone well for a while. */
  calm(): void {
    this.#hasty = this.#troubles = 0;
  }

  reset(): void {
    this.#failures = this.#hasty = this.#troubles = 0;
  }

  /**
   * Milliseconds until the next attempt, given a random number below 1: none after a session that went well,
   * then full jitter below a ceiling that doubles, so that not all pages come back at the same moment.
   */
  wait(random: number): number {
    if (this.#failures < 2 && this.#hasty < 3 && !this.#troubles) return 0;
    const steps = this.#failures - 1 + this.#hasty + this.#troubles;
    return random * Math.min(BACKOFF_MAX, BACKOFF * 2 ** steps);
  }
}
