/** Cells that were entered, on their way to the server. Owns: that a block that is pasted does not fill the outbox. */

import type { Result } from "../../client/types.ts";

/** So many are under way at once: the outbox holds four times as many, of all that happens in a page. */
const MOST = 64;

export interface Edit {
  id: number;
  at: number;
  value: unknown;
}

type Answered = (result?: Result) => void;

export class Edits {
  readonly #send: (edit: Edit, answered: Answered) => void;
  #waiting: [Edit, Answered][] = [];
  #away = 0;

  constructor(send: (edit: Edit, answered: Answered) => void) {
    this.#send = send;
  }

  /** `answered` is told how it ended; without that, if it was not and will not be carried out. */
  enter(edit: Edit, answered: Answered): void {
    this.#waiting.push([edit, answered]);
    this.#go();
  }

  #go(): void {
    while (this.#away < MOST) {
      const next = this.#waiting.shift();
      if (!next) return;
      const [edit, answered] = next;
      this.#away++;
      this.#send(edit, (result) => {
        this.#away--;
        // With the session those that wait have lost the rows that they are for.
        const lost = result === undefined ? this.#waiting.splice(0) : [];
        answered(result);
        for (const [, each] of lost) each();
        this.#go();
      });
    }
  }
}
