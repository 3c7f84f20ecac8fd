/** Titles by keys. Owns: how a column is moved, and made wider, without a mouse. */

import { say } from "../../client/words.ts";
import type { Column } from "./columns.ts";
import type { LibColumn } from "./library.ts";

/** So many pixels wider or narrower at once. */
const STEP = 16;

export interface Moving {
  movable(): boolean;
  announce(text: string): void;
}

const WAYS: Record<string, 1 | -1> = { ArrowLeft: -1, ArrowRight: 1 };

/** Ctrl with an arrow moves the column, Shift with one makes it wider or narrower. */
export function listenToKeys(lib: LibColumn, around: Moving): void {
  const { element } = lib;
  const column = lib.definition.transom as Column;
  // There is a button where it sorts.
  if (!column.sort && column.at >= 0 && column.title) element.tabIndex = 0;
  element.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    const way = wayOf(event);
    if (!way || (target !== element && !target.matches(".tr-grid__sort"))) return;
    event.preventDefault();
    const [by, moves] = way;
    const told = moves ? around.movable() && moved(lib, by) : resized(lib, by);
    if (!told) return;
    target.focus();
    around.announce(told);
  });
}

/** Where to, and whether it is moved; null for any other key. */
function wayOf({
  key,
  ctrlKey,
  metaKey,
  shiftKey,
  altKey,
}: KeyboardEvent): [by: 1 | -1, moves: boolean] | null {
  const by = WAYS[key];
  const moves = ctrlKey || metaKey;
  return by && moves !== shiftKey && !altKey ? [by, moves] : null;
}

/** Let a column and its neighbour change places; frozen ones and those of other groups stay. Returns what to say. */
function moved(lib: LibColumn, by: 1 | -1): string | null {
  const { columnManager } = lib.table;
  const siblings = (lib.parent.isGroup ? lib.parent.columns : columnManager.columns).filter(
    ({ visible, isGroup }) => visible || isGroup,
  );
  const to = siblings[siblings.indexOf(lib) + by];
  const column = lib.definition.transom as Column;
  if (!to || to.isGroup || to.modules.frozen || lib.modules.frozen) return null;
  if ((to.definition.transom?.at ?? -1) < 0) return null;
  const put = (own: HTMLElement, other: HTMLElement) => (by > 0 ? other.after(own) : other.before(own));
  put(lib.element, to.element);
  const others = new Map(to.cells.map((cell) => [cell.row, cell.element]));
  for (const { row, element } of lib.cells) {
    const other = others.get(row);
    if (other) put(element, other);
  }
  columnManager.moveColumnActual(lib, to, by > 0);
  const shown = columnManager.getVisibleColumnsByIndex();
  return say("{} is column {} of {}", column.title, shown.indexOf(lib) + 1, shown.length);
}

function resized(lib: LibColumn, by: 1 | -1): string | null {
  if (lib.definition.resizable === false) return null;
  lib.setWidth(lib.getWidth() + by * STEP);
  lib.table.columnManager.verticalAlignHeaders();
  return say("{} is {} pixels wide", (lib.definition.transom as Column).title, Math.round(lib.getWidth()));
}
