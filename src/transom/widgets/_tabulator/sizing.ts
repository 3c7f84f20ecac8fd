/** How wide columns are. Owns: that they are as wide as what stands in them, also in rows that are not drawn. */

import type { Column } from "./columns.ts";
import { textOf } from "./formats.ts";
import type { LibColumn, Library } from "./library.ts";
import type { Stock } from "./stock.ts";

/** So many rows are looked at: at the beginning, and at the end, where rows are streamed to. */
const LOOKED_AT = [300, 50] as const;
/** Formats that show the value as it is. */
const PLAIN = [undefined, "plaintext", "text"];

/** What the columns of a table were made wider by last. */
const seen = new WeakMap<Library, Pick<Stock, "order" | "version">>();
/** The length of the longest text that a column was made wide enough for. */
const lengths = new WeakMap<LibColumn, number>();

/**
 * Make columns as wide as their content; those with a width of their own keep it. Not for the first time, as where
 * other rows or cells have come, they become wider only.
 */
export function fitColumns(lib: Library, stock: Stock, layout: string, first: boolean): void {
  const { order, version } = stock;
  const last = seen.get(lib);
  if (!first && last?.order === order && last.version === version) return;
  seen.set(lib, { order, version });
  if (first) lib.modules.layout.layout(true);
  const [begin, end] = LOOKED_AT;
  const rows = [...order.subarray(0, begin), ...order.subarray(Math.max(begin, order.length - end))];
  const columns = layout === "fit_columns" ? [] : lib.columnManager.columnsByIndex;
  const free = columns.filter((column) => first || !column.widthFixed);
  // All are measured before the first is changed: the browser finds their places once.
  const wanted = free.map((column) => widthOf(column, stock, rows, first));
  free.forEach((column, at) => {
    const width = wanted[at] ?? 0;
    if (width > column.getWidth()) column.setWidthActual(Math.min(420, Math.ceil(width)));
  });
  if (first) lib.columnManager.verticalAlignHeaders();
}

/** How wide its longest text wants a column to be; 0 where that has not changed. */
function widthOf(lib: LibColumn, stock: Stock, rows: number[], first: boolean): number {
  const column = lib.definition.transom as Column;
  const el = lib.cells[0]?.element;
  if (!el || column.at < 0 || column.width !== null || !PLAIN.includes(column.format?.type)) return 0;
  const longest = rows.reduce((longest, id) => {
    const text = textOf(stock.value(id, column.at), column);
    return text.length > longest.length ? text : longest;
  }, "");
  if (longest.length <= (first ? 0 : (lengths.get(lib) ?? 0))) return 0;
  lengths.set(lib, longest.length);
  const { fontWeight, fontSize, fontFamily, paddingInlineStart, paddingInlineEnd } = getComputedStyle(el);
  const pen = document.createElement("canvas").getContext("2d");
  if (!pen) return 0;
  pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  const around = Number.parseFloat(paddingInlineStart) + Number.parseFloat(paddingInlineEnd);
  return pen.measureText(longest).width + around + 2;
}

type Mode = (this: { table: Library }, columns: LibColumn[], forced?: boolean) => void;

/** Make columns as wide as their titles and cells, all measured before the first is changed. */
function fitAll(columns: LibColumn[]): void {
  const own = columns.filter((column) => !column.isGroup);
  for (const column of own) {
    column.widthFixed = false;
    if (column.definition.width !== undefined) column.setWidth(column.definition.width as number);
  }
  const free = own.filter((column) => !column.widthFixed);
  for (const { element, cells } of free) {
    element.style.width = "";
    for (const cell of cells) cell.clearWidth();
  }
  const widths = free.map(({ element, cells }) =>
    Math.max(element.offsetWidth, ...cells.map((cell) => cell.getWidth())),
  );
  free.forEach((column, at) => {
    const width = (widths[at] as number) + 1;
    if (width > 1) column.setWidthActual(Math.min(width, column.maxInitialWidth || width));
  });
}

/** As the library's own, which lay out the whole table for each column. */
export const MODES: Record<string, Mode> = {
  fitData: (columns, forced) => {
    if (forced) fitAll(columns);
  },
  fitDataFill: fitAll,
  fitDataTable: fitAll,
  fitDataStretch(columns) {
    fitAll(columns.filter(({ widthFixed }) => !widthFixed));
    const visible = columns.filter((column) => column.visible);
    const last = visible.at(-1);
    const sum = visible.reduce((sum, column) => sum + column.getWidth(), 0);
    const gap = this.table.rowManager.element.clientWidth - sum + (last?.getWidth() ?? 0);
    if (gap > 0) last?.setWidth(gap);
    else if (last) fitAll([last]);
  },
};
