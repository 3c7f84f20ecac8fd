/**
 * A table whose rows are all in the page, which has no server. Owns: which of them are shown, in which order: the same
 * that Python would find, see `order.py`.
 */

import type { Model, Value } from "../../client/types.ts";
import { finder } from "./filtering.ts";
import type { Params } from "./options.ts";
import { Unsupported } from "./pattern.ts";
import type { Stock } from "./stock.ts";
import { type Block, idsIn, idsOf, type Reader, reader, runsOf } from "./wire.ts";

type Order = ReturnType<typeof Array.from<number>>;

export class Alone {
  readonly #model: Model<Params>;
  readonly #stock: Stock;
  readonly #size: number | null;
  readonly #ids: Float64Array;
  readonly #cells: (Reader | null)[];
  /** What a column is put in order by. */
  readonly #keys: (Reader | null)[];
  readonly #groups: Reader[];

  readonly #tell: () => void;
  #fits: number | null = null;

  constructor(model: Model<Params>, stock: Stock, block: Block, tell: () => void) {
    this.#model = model;
    this.#stock = stock;
    this.#tell = tell;
    this.#size = block.size;
    this.#ids = idsOf(block.ids);
    this.#cells = block.cells.map((each) => each && reader(each));
    this.#keys = (block.alone?.keys ?? []).map(
      (each, at) => ranks(each && reader(each)) ?? this.#cells[at] ?? null,
    );
    this.#groups = (block.groups ?? []).map(reader);
  }

  /** So many rows fit into the height of the table. */
  fit(rows: number): void {
    this.#fits = rows;
    this.show();
  }

  /** Select all rows that filters leave. */
  all(): void {
    const here = this.#left().map((row) => this.#ids[row] as number);
    const free = here.filter((id) => !this.#stock.locked.has(id));
    const ids = new Set([...idsIn(this.#model.get("selection")), ...free]);
    this.#model.set("selection", runsOf([...ids].sort((a, b) => a - b)));
    this.#model.save_changes();
  }

  show(): void {
    this.arrange();
    this.#tell();
  }

  /** Take the rows that the table's parameters say. */
  arrange(): void {
    const size = this.#size && (this.#model.get("page_size") ?? this.#fits ?? this.#size);
    const rows = gathered(this.#sorted(this.#left()), this.#groups);
    const pages = size ? Math.max(1, Math.ceil(rows.length / size)) : 1;
    const remote = size && this.#model.get("pagination") === "remote";
    const first = remote ? (Math.max(1, Math.min(this.#model.get("page"), pages)) - 1) * size : 0;
    const here = remote ? rows.slice(first, first + size) : rows;
    this.#stock.arrange({
      count: rows.length,
      size,
      pages,
      first,
      order: Float64Array.from(here, (row) => this.#ids[row] as number),
      groups: this.#groups.map((read) => (place) => read(here[place] as number)),
    });
  }

  #left(): Order {
    const columns = new Map(this.#model.get("columns").map((each) => [each.at, each.kind]));
    this.#stock.refused.clear();
    const tests = (this.#model.get("filters") ?? []).flatMap(([at, operator, value]) => {
      const [read, kind] = [this.#cells[at], columns.get(at)];
      const fits = read && kind && this.#finder(at, kind, operator, value as Value);
      return fits ? [(row: number) => fits(read(row))] : [];
    });
    const rows = Array.from(this.#ids, (_, row) => row);
    return tests.length ? rows.filter((row) => tests.every((fits) => fits(row))) : rows;
  }

  /** What only Python could look for finds nothing, and is said to. */
  #finder(at: number, ...what: Parameters<typeof finder>): ReturnType<typeof finder> {
    try {
      return finder(...what);
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
      this.#stock.refused.add(at);
      return () => false;
    }
  }

  /** Missing values are last either way, equal ones stay as they are. */
  #sorted(rows: Order): Order {
    const ways = (this.#model.get("sorters") ?? []).flatMap(([at, way]) => {
      const read = this.#keys[at];
      return read ? [{ read, sign: way === "desc" ? -1 : 1 }] : [];
    });
    if (!ways.length) return rows;
    const before = (a: number, b: number): number => {
      for (const { read, sign } of ways) {
        const found = compared(read(a), read(b), sign);
        if (found) return found;
      }
      return a - b;
    };
    return rows.sort(before);
  }
}

/** Rows of one group next to one another, groups in the order of their first rows. */
function gathered(rows: Order, [read, ...inner]: Reader[]): Order {
  if (!read) return rows;
  const parts = new Map<unknown, Order>();
  for (const row of rows) {
    const part = parts.get(read(row)) ?? [];
    parts.set(read(row), part);
    part.push(row);
  }
  return [...parts.values()].flatMap((part) => gathered(part, inner));
}

/** Places of values among the others, -1 where one is missing. */
function ranks(read: Reader | null): Reader | null {
  return read && ((row) => ((read(row) as number) < 0 ? null : read(row)));
}

function compared(one: unknown, other: unknown, sign: number): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  return (one as number) < (other as number) ? -sign : sign;
}
