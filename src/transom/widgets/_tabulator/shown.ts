/** What stands below one another: rows, and titles of groups. Owns: what is folded. Knows no cells. */

import type { Stock } from "./stock.ts";
import type { Reader } from "./wire.ts";

export interface Title {
  key: string;
  text: string;
  level: number;
  /** How many rows are in it; null where some may be on other pages. */
  count: number | null;
  open: boolean;
}

/** A row by its id, or the title of a group. */
export type Entry = number | Title;

/** Places of a page: of local pages those of the one that is shown. */
export interface Page {
  start: number;
  stop: number;
}

export class Shown {
  /** Rows whose children are shown, and groups whose rows are not. */
  readonly unfolded = new Set<number>();
  readonly folded = new Set<string>();
  startOpen = false;
  readonly #stock: Stock;
  #entries: Entry[] | null = null;
  #ids = new Float64Array();
  /** Of rows that have others below them: how deep they lie, and whether these are shown. */
  #tree = new Map<number, { depth: number; open: boolean | null }>();

  constructor(stock: Stock) {
    this.#stock = stock;
  }

  /** Begin anew with what the stock has. */
  arrange(page: Page | null): void {
    const { order, depths, groups } = this.#stock;
    this.#tree = new Map();
    this.#entries = depths ? this.#branches(depths) : groups.length ? this.#grouped(page) : null;
    const ids = page && !this.#entries ? order.subarray(page.start, page.stop) : order;
    const above = new Set(this.#stock.pinned);
    this.#ids = above.size ? ids.filter((id) => !above.has(id)) : ids;
    this.#entries &&= this.#entries.filter((each) => typeof each !== "number" || !above.has(each));
    if (page && depths) this.#entries = this.#entries?.slice(page.start, page.stop) ?? null;
  }

  get count(): number {
    return this.#entries?.length ?? this.#ids.length;
  }

  at(place: number): Entry {
    return (this.#entries ? this.#entries[place] : this.#ids[place]) as Entry;
  }

  placeOf(id: number): number {
    return this.#entries ? this.#entries.indexOf(id) : this.#ids.indexOf(id);
  }

  /** The ids of all rows here, in order. */
  ids(start = 0, stop = this.count): number[] {
    if (!this.#entries) return [...this.#ids.subarray(start, stop)];
    return this.#entries.slice(start, stop).filter((each) => typeof each === "number");
  }

  /** Where a row is in the tree; `open` is null when nothing is below it. */
  branch(id: number): { depth: number; open: boolean | null } | undefined {
    return this.#tree.get(id);
  }

  fold(entry: number | string): void {
    const set = (typeof entry === "number" ? this.unfolded : this.folded) as Set<number | string>;
    if (!set.delete(entry)) set.add(entry);
  }

  /** Rows in preorder; what lies below a folded one is left out. */
  #branches(depths: Int8Array): Entry[] {
    const { order } = this.#stock;
    const entries: Entry[] = [];
    let hidden = Number.POSITIVE_INFINITY;
    order.forEach((id, place) => {
      const depth = depths[place] ?? 0;
      if (depth > hidden) return;
      const parent = (depths[place + 1] ?? 0) > depth;
      const open = parent ? this.unfolded.has(id) !== this.startOpen : null;
      hidden = open === false ? depth : Number.POSITIVE_INFINITY;
      this.#tree.set(id, { depth, open });
      entries.push(id);
    });
    return entries;
  }

  /** Rows of one group stand together, groups in the order of their first rows. */
  #grouped(page: Page | null): Entry[] {
    const { order, groups, first, count } = this.#stock;
    const start = page?.start ?? 0;
    const stop = Math.min(page?.stop ?? order.length, order.length);
    const places = Array.from({ length: Math.max(0, stop - start) }, (_, at) => start + at);
    // The group at an end of the page may go on beyond it.
    const cut = new Set<number>();
    if (first + start > 0) cut.add(start);
    if (first + stop < count) cut.add(stop - 1);
    return gathered(places, groups, "", this.folded, cut, (place) => order[place] as number);
  }
}

function gathered(
  places: number[],
  [read, ...inner]: Reader[],
  above: string,
  folded: Set<string>,
  cut: Set<number>,
  idOf: (place: number) => number,
): Entry[] {
  if (!read) return places.map(idOf);
  const level = above ? (JSON.parse(above) as string[]).length : 0;
  const parts = new Map<string, number[]>();
  for (const place of places) {
    const text = String(read(place) ?? "");
    parts.set(text, parts.get(text) ?? []);
    parts.get(text)?.push(place);
  }
  return [...parts].flatMap(([text, part]): Entry[] => {
    const key = JSON.stringify([...(above ? (JSON.parse(above) as string[]) : []), text]);
    const open = !folded.has(key);
    const count = cut.has(part[0] as number) || cut.has(part.at(-1) as number) ? null : part.length;
    const title = { key, text, level, count, open };
    return open ? [title, ...gathered(part, inner, key, folded, cut, idOf)] : [title];
  });
}
