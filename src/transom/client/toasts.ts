/**
 * Notifications. Owns: that they are said at once, whatever is seen of them, and their order.
 * Knows nothing of who sends them.
 */

import type { LiveRegions } from "./live.ts";
import type { ToastList } from "./toast_list.ts";
import type { PageMessage } from "./types.ts";

export type Notice = Omit<Extract<PageMessage, { kind: "notify" }>, "kind">;

export class Toasts {
  readonly #live: LiveRegions;
  readonly #parent: HTMLElement;
  #list: Promise<ToastList> | null = null;

  constructor(parent: HTMLElement, live: LiveRegions) {
    this.#parent = parent;
    this.#live = live;
  }

  show(notice: Notice): void {
    this.#live.announce(notice.text, notice.level === "error" || notice.level === "warning");
    this.#with((list) => list.show(notice));
  }

  dismiss(id: string): void {
    this.#with((list) => list.dismiss(id));
  }

  /** The next page of this tab is to show what is shown here. */
  async keep(): Promise<void> {
    (await this.#list?.catch(() => undefined))?.keep();
  }

  /** What the page before has kept. */
  restore(kept: string): void {
    this.#with((list) => {
      for (const notice of list.kept(kept)) this.show(notice);
    });
  }

  #with(task: (list: ToastList) => void): void {
    this.#list ??= import("./toast_list.ts").then(({ ToastList }) => new ToastList(this.#parent));
    this.#list.then(task, (error) => {
      this.#list = null;
      console.error("Transom: toasts could not be fetched", error);
    });
  }
}
