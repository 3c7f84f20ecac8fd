/** The cells of a table: its head and its rows. Knows no scrolling. */

import { h } from "../../client/dom.ts";
import { showHtml } from "../../client/markup.ts";
import type { DataFrameParams } from "../_typed/data_frame.ts";
import type { Cell, Rows, Sort } from "./stock.ts";

export type Look = Pick<DataFrameParams, "escape" | "justify" | "render_links" | "sparsify">;

/** A row; `above` is the one above it, whose labels it does not repeat. */
export function bodyRow(
  content: Cell[] | undefined,
  above: Cell[] | undefined,
  { index, ends, heads }: Rows,
  number: number,
  look: Look,
): HTMLTableRowElement {
  const row = h("tr", { "aria-rowindex": number + 1 + (heads?.length ?? 0) });
  if (!content) row.append(h("td", { colSpan: ends.length }, "…"));
  const same = look.sparsify && above ? repeated(content, above, index) : 0;
  content?.forEach(
    (each, place) => void row.append(bodyCell(each, place < index, place < same, ends[place], look)),
  );
  return row;
}

/** So many labels are those of the row above; the last one always stands there. */
function repeated(content: Cell[] | undefined, above: Cell[], index: number): number {
  let same = 0;
  while (same < index - 1 && String(content?.[same]) === String(above[same])) same++;
  return same;
}

function bodyCell(
  content: Cell,
  label: boolean,
  hidden: boolean,
  end: boolean | undefined,
  look: Look,
): HTMLElement {
  const missing = typeof content !== "string";
  const at = h(label ? "th" : "td", { class: `${end ? "tr-end" : ""} ${missing ? "tr-none" : ""}` });
  if (label) at.setAttribute("scope", "row");
  fill(at, missing ? content[0] : content, missing, hidden, look);
  return at;
}

function fill(at: HTMLElement, text: string, plain: boolean, hidden: boolean, look: Look): void {
  if (hidden) at.append(h("span", { class: "tr-sr-only" }, text));
  else if (plain) at.textContent = text;
  else if (look.render_links && /^https?:\/\//.test(text))
    at.append(h("a", { href: text, target: "_blank", rel: "noopener" }, text));
  else if (look.escape) at.textContent = text;
  else void showHtml(at, text, { sanitize: true });
}

/** The rows of the head; `choose` is called with the column whose name is clicked. */
export function headRows(
  table: Rows,
  look: Look,
  choose: (column: number, name: string) => void,
): HTMLTableRowElement[] {
  const levels = table.heads ?? [];
  return levels.map((level, at) => {
    const last = at === levels.length - 1;
    let place = 0;
    const cells = level.map(([name, span]) => {
      const cell = headCell(table, name, place, last);
      cell.style.textAlign = look.justify ?? "";
      cell.colSpan = span;
      place += span;
      const button = cell.querySelector("button");
      button?.addEventListener("click", () => choose(Number(cell.dataset.column), button.name));
      return cell;
    });
    return h("tr", { "aria-rowindex": at + 1 }, ...cells);
  });
}

function headCell(table: Rows, name: string | null, place: number, last: boolean): HTMLTableCellElement {
  if (name === null && !last) return h("td");
  const cell = h("th", { scope: "col" });
  const text = name ?? (place < table.index ? "Index" : `Column ${place + 1}`);
  const label = h("span", { class: name === null ? "tr-sr-only" : "" }, text);
  cell.append(last ? sorter(cell, table, place, text, label) : label);
  return cell;
}

function sorter(
  cell: HTMLElement,
  table: Rows,
  place: number,
  text: string,
  label: HTMLElement,
): HTMLElement {
  if (table.ends[place]) cell.className = "tr-end";
  cell.style.minWidth = table.widths?.[place] ?? "";
  const column = table.sorts[place] ?? -1;
  if (column < 0 || table.count < 2) return label;
  cell.dataset.column = String(column);
  const arrow = h("span", { class: "tr-frame__arrow", "aria-hidden": "true" }, "↑");
  return h("button", { class: "tr-frame__sort", type: "button", name: text }, label, arrow);
}

/** Say in the head by which column the rows are sorted. */
export function markOrder(head: HTMLElement, sort: Sort): void {
  const word = sort?.[1] ? "descending" : "ascending";
  for (const cell of head.querySelectorAll<HTMLElement>("[data-column]"))
    if (sort && cell.dataset.column === String(sort[0])) cell.setAttribute("aria-sort", word);
    else cell.removeAttribute("aria-sort");
}

/** Room for rows that are not drawn. */
export function space(part: HTMLElement, height: number): void {
  part.hidden = height <= 0;
  if (height > 0) part.replaceChildren(h("tr", { style: { height: `${height}px` } }, h("td")));
}
