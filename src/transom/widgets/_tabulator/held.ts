/** The rows of a model, for all its views. Owns: what the server says of them, and who is told. */

import { stateOf } from "../../client/host.ts";
import type { ModelState } from "../../client/model.ts";
import type { Model } from "../../client/types.ts";
import { Alone } from "./alone.ts";
import type { Params } from "./options.ts";
import { Stock } from "./stock.ts";
import { type Block, type Changed, idsOf } from "./wire.ts";

/** Other rows; cells of some; rows at the end, after so many have gone at the beginning. */
export type News =
  | { kind: "rows"; kept: boolean }
  | { kind: "cells" }
  | { kind: "changed"; ids: Set<number> }
  | { kind: "added"; gone: number; follow: boolean };

type Message =
  | { kind: "rows"; block: Block }
  | { kind: "cells"; by: string; block: Block }
  | ({ kind: "changed" } & Changed)
  | { kind: "added"; block: Block; dropped: DataView | null; follow: boolean };

const held = new WeakMap<ModelState, Held>();

export function hold({ model }: { model: Model<Params> }): void {
  held.set(stateOf.get(model) as ModelState, new Held(model));
}

export function heldOf(model: object): Held {
  return held.get(stateOf.get(model) as ModelState) as Held;
}

export class Held {
  readonly stock: Stock;
  readonly #listeners = new Set<(news: News) => void>();
  /** How many rows fit into each view that is high. */
  readonly #heights = new Map<AbortSignal, number>();
  /** What was said of it last. */
  #said: number | null = null;
  readonly #fit: (rows: number) => void;

  constructor(model: Model<Params>) {
    this.stock = new Stock((question) => model.send({ event: "ask", value: { ...question, by: "page" } }));
    this.#fit = (rows) =>
      this.stock.alone ? this.stock.alone.fit(rows) : model.send({ event: "fit", value: rows });
    const read = () => {
      const block = model.get("rows") as Block | null;
      this.#said = null; // who has sent all may not know
      // A snapshot of another session counts anew.
      if (block && (block.alone || block.version < this.stock.version)) this.stock.version = -1;
      if (!block || !this.stock.replace(block)) return;
      const { stock } = this;
      stock.alone = block.alone
        ? new Alone(model, stock, block, () => this.#tell({ kind: "rows", kept: true }))
        : null;
      stock.alone?.arrange();
      this.#tell({ kind: "rows", kept: Boolean(block.keep) });
    };
    const find = () => this.stock.alone?.show();
    read();
    model.on("change:rows", read);
    for (const name of ["sorters", "filters", "page", "page_size"] as const) model.on(`change:${name}`, find);
    model.on("msg:custom", (message: Message) => this.#take(message));
  }

  #take(message: Message): void {
    const news = this.#news(message);
    if (news) this.#tell(news);
  }

  /** Keep what came; null where it is older than what is known. */
  #news(message: Message): News | null {
    const { stock } = this;
    switch (message.kind) {
      case "rows":
        return stock.replace(message.block) ? { kind: "rows", kept: Boolean(message.block.keep) } : null;
      case "cells":
        stock.take(message.block, message.by === "page");
        return { kind: "cells" };
      case "changed":
        return { kind: "changed", ids: stock.change(message) };
      case "added": {
        const { block, dropped, follow } = message;
        if (!stock.add(block, dropped)) return null;
        return { kind: "added", gone: dropped ? idsOf(dropped).length : 0, follow };
      }
    }
  }

  /** Call `listener` with all that is new until `signal` ends. */
  on(listener: (news: News) => void, signal: AbortSignal): void {
    this.#listeners.add(listener);
    signal.addEventListener("abort", () => {
      this.#listeners.delete(listener);
      this.fits(signal, null);
    });
  }

  /** So many rows fit into a view; the lowest counts, so that pages are in sight in each. Null for one that is not high. */
  fits(view: AbortSignal, rows: number | null): void {
    if (rows !== null) this.#heights.set(view, rows);
    else if (!this.#heights.delete(view)) return;
    const least = Math.min(...this.#heights.values());
    if (!Number.isFinite(least) || least === this.#said) return;
    this.#said = least;
    this.#fit(least);
  }

  /** Something that was entered here is shown in all views. */
  tell(ids: number[]): void {
    this.#tell({ kind: "changed", ids: new Set(ids) });
  }

  #tell(news: News): void {
    for (const listener of this.#listeners) listener(news);
  }
}
