/** What is shown below unfolded rows. Owns: where it stands and how high it is; it goes with its row. */

import { h } from "../../client/dom.ts";
import type { ChildList } from "../../client/types.ts";
import type { Shown } from "./shown.ts";
import { idsIn, runsOf } from "./wire.ts";

interface Around {
  shown: Shown;
  /** The rows that are unfolded, in runs; null where none can be. */
  expanded(): DataView | null;
  /** The component that belongs to a row; undefined while it is on its way. */
  content(id: number): string | undefined;
  mount(el: HTMLElement, content: string): ChildList;
  high(): number;
  resized(): void;
}

interface Detail {
  el: HTMLElement;
  list: ChildList;
  content: string;
  height: number;
}

export class Details {
  readonly #around: Around;
  readonly #details = new Map<number, Detail>();
  #unfolded = new Set<number>();
  /** Of those that are shown, from the first to the last: the place of the row, and how high all up to here are. */
  #sums: [place: number, sum: number][] = [];
  readonly #watch: ResizeObserver;

  constructor(around: Around) {
    this.#around = around;
    this.#watch = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        const detail = [...this.#details.values()].find(({ el }) => el === target);
        if (detail) detail.height = (target as HTMLElement).offsetHeight;
      }
      around.resized();
    });
  }

  /** Take what is unfolded now. */
  read(): void {
    const { expanded, content } = this.#around;
    const ids = new Set(idsIn(expanded()));
    this.#unfolded = ids;
    for (const id of [...this.#details.keys()])
      if (!ids.has(id) || content(id) === undefined) this.#close(id);
    for (const id of ids) this.#put(id, content(id));
  }

  isOpen(id: number): boolean {
    return this.#unfolded.has(id);
  }

  /** Those that are unfolded when this one is turned over, in runs. */
  toggled(id: number): DataView {
    const now = [...this.#unfolded];
    return runsOf(this.isOpen(id) ? now.filter((each) => each !== id) : [...now, id]);
  }

  #put(id: number, content: string | undefined): void {
    const known = this.#details.get(id);
    if (content === undefined || known?.content === content) return;
    if (!known) return this.#open(id, content);
    known.list.update([content]);
    known.content = content;
  }

  #open(id: number, content: string): void {
    const inner = h("div", { role: "gridcell", class: "tr-grid__inner" });
    const el = h("div", { class: "tr-grid__detail", role: "row" }, inner);
    this.#details.set(id, { el, list: this.#around.mount(inner, content), content, height: 0 });
    this.#watch.observe(el);
  }

  #close(id: number): void {
    const detail = this.#details.get(id);
    if (!detail) return;
    this.#watch.unobserve(detail.el);
    detail.list.update([]);
    detail.el.remove();
    this.#details.delete(id);
  }

  /** Find where they stand. */
  arrange(): void {
    this.#sums = [];
    if (!this.#details.size) return;
    const places = [...this.#details]
      .map(([id, detail]) => [this.#around.shown.placeOf(id), detail] as const)
      .sort(([a], [b]) => a - b);
    let sum = 0;
    for (const [at, { el, height }] of places) {
      el.hidden = at < 0;
      if (at < 0) continue;
      el.style.top = `${(at + 1) * this.#around.high() + sum}px`;
      sum += height;
      this.#sums.push([at, sum]);
    }
  }

  /** How high those above an entry are. */
  above(place: number): number {
    let high = 0;
    for (const [at, sum] of this.#sums) {
      if (at >= place) break;
      high = sum;
    }
    return high;
  }

  /** What stands below a row. */
  of(id: number): HTMLElement[] {
    const detail = this.#details.get(id);
    return detail ? [detail.el] : [];
  }

  /** Those of other rows: they are out of sight, and stay as they are. */
  others(ids: Set<number>): HTMLElement[] {
    return [...this.#details].filter(([id]) => !ids.has(id)).map(([, { el }]) => el);
  }

  end(): void {
    this.#watch.disconnect();
  }
}
