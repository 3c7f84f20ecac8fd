/** Time and chance, so that tests can hold both. */
export interface Clock {
  set(task: () => void, milliseconds: number): number;
  clear(timer: number): void;
  /** At least 0, less than 1. */
  random(): number;
}

export const systemClock: Clock = {
  set: (task, milliseconds) => setTimeout(task, milliseconds) as unknown as number,
  clear: (timer) => clearTimeout(timer),
  random: () => Math.random(),
};

/** One timer that can be set again and again. */
export class Timer {
  readonly #clock: Clock;
  #id: number | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get active(): boolean {
    return this.#id !== null;
  }

  set(task: () => void, milliseconds: number): void {
    this.clear();
    this.#id = this.#clock.set(() => {
      this.#id = null;
      task();
    }, milliseconds);
  }

  clear(): void {
    if (this.#id !== null) this.#clock.clear(this.#id);
    this.#id = null;
  }
}
