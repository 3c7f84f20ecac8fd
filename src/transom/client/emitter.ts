/** Listeners by event name. Owns: who listens. One that fails does not keep the others from being called. */

export type Listener = (...args: unknown[]) => void;

export class Emitter {
  #listeners = new Map<string, Set<Listener>>();

  on(name: string, listener: Listener): void {
    const set = this.#listeners.get(name);
    if (set) set.add(listener);
    else this.#listeners.set(name, new Set([listener]));
  }

  /** Without a listener all of that name go; without a name all. */
  off(name?: string | null, listener?: Listener | null): void {
    if (!name) this.#listeners.clear();
    else if (!listener) this.#listeners.delete(name);
    else this.#listeners.get(name)?.delete(listener);
  }

  emit(name: string, ...args: unknown[]): void {
    const set = this.#listeners.get(name);
    if (!set) return;
    for (const listener of [...set]) {
      try {
        listener(...args);
      } catch (error) {
        console.error(`Transom: a listener for ${name} failed`, error);
      }
    }
  }
}
