/**
 * What tables of foreign markup need to be read with ease. Owns: the box that each scrolls in, and which columns of
 * a data frame are numbers.
 */

import { h } from "./dom.ts";

const NUMBER = /^[-−+]?[\d.,_ \u00a0\u202f]*\d(?:[.,]\d*)?(?:e[-+]?\d+)?\s?%?$/i;
/** What stands in a column of numbers where there is none. */
const NONE = /^(?:|nan|none|null|<na>|[-+]?inf|\.\.\.|…)$/i;

/** Put each table in `content` into a box of its own, which may be scrolled, by keyboard too. */
export function frameTables(content: DocumentFragment): void {
  for (const table of content.querySelectorAll("table")) {
    if (table.closest("td, th, [role=presentation]")) continue;
    if (table.matches(".dataframe")) alignNumbers(table);
    const empty = [...table.querySelectorAll("th")].filter((cell) => !cell.textContent?.trim());
    for (const cell of empty) cell.setAttribute("role", "cell"); // it heads nothing
    const label = table.caption?.textContent || "Table";
    const box = h("div", { class: "tr-table", role: "group", tabIndex: 0, "aria-label": label });
    table.replaceWith(box);
    box.append(table);
  }
}

/** Numbers stand with their last digits below one another, and their column's name above these. */
function alignNumbers(table: HTMLTableElement): void {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]).map((row) => row.querySelectorAll("td"));
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const heads = [...(table.tHead?.rows ?? [])].map((row) => [...row.cells]);
  for (let column = 0; column < width; column++) {
    const cells = rows.flatMap((row) => row[column] ?? []);
    if (!areNumbers(cells)) continue;
    // The names of the index come first; one that spans columns belongs to none of them.
    const names = heads.flatMap((row) => row[row.length - width + column] ?? []);
    for (const cell of [...cells, ...names]) if (cell.colSpan < 2) cell.classList.add("tr-digits");
  }
}

function areNumbers(cells: HTMLElement[]): boolean {
  const texts = cells.map((cell) => cell.textContent?.trim() ?? "").filter((text) => !NONE.test(text));
  return texts.length > 0 && texts.every((text) => NUMBER.test(text));
}
