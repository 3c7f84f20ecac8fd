/** A cell with its content. Owns: what is said of one cell, its style and its place in a tree. */

import { flag, h } from "../../client/dom.ts";
import { say } from "../../client/words.ts";
import type { Column } from "./columns.ts";
import { chevron } from "./drawing.ts";
import { contentOf } from "./formats.ts";
import type { LibCell } from "./library.ts";
import { type Around as Seen, SeenCell } from "./seen.ts";
import type { Shown } from "./shown.ts";
import type { Stock } from "./stock.ts";

interface Around {
  stock: Stock;
  shown: Shown;
  /** What the code of authors sees. */
  seen: Seen;
}

/** What would leave the cell, fetch something or look at the page around it. */
const APART =
  /^(position|z-index|inset|top|right|bottom|left|width|height|min-|max-|display|content|behavior)/;
const FETCHES = /url\(|image-set\(|src\(|\\/i;

/** The colour of a text that can be read on another, by that other. */
const readable = new Map<string, string>();

function textOn(background: string): string {
  let color = readable.get(background);
  if (color !== undefined) return color;
  const pen = document.createElement("canvas").getContext("2d");
  if (pen) pen.fillStyle = background;
  const parts = /^#(..)(..)(..)$/.exec(String(pen?.fillStyle ?? ""));
  const [red = 0, green = 0, blue = 0] = (parts?.slice(1) ?? []).map(
    (each) => (Number.parseInt(each, 16) / 255) ** 2.2,
  );
  // What is seen through keeps the text of the table.
  color = parts ? (0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? "#111" : "#fff") : "";
  readable.set(background, color);
  return color;
}

const styled = new WeakMap<Element, string[]>();

/** Give a cell what a `Styler` says of it, and take back what another one said. */
function style(el: HTMLElement, css: string): void {
  for (const name of styled.get(el) ?? []) el.style.removeProperty(name);
  styled.delete(el);
  if (!css) return;
  const given = h("span").style;
  given.cssText = css;
  const names = [...given].filter((name) => !APART.test(name) && !FETCHES.test(given.getPropertyValue(name)));
  for (const name of names) el.style.setProperty(name, given.getPropertyValue(name));
  const behind = given.backgroundColor;
  if (!given.color && behind && !/^(initial|inherit|transparent)$/.test(behind)) {
    el.style.color = textOn(behind);
    names.push("color");
  }
  styled.set(el, names);
}

export const boxed = (box: Node): Node => h("span", { class: "tr-grid__box" }, box);

/** The button that shows what is below a row. */
export function unfolder(open: boolean): HTMLElement {
  const button = h("button", { class: "tr-grid__fold", type: "button", tabIndex: -1 }, chevron());
  button.ariaExpanded = String(open);
  button.ariaLabel = say("Details");
  return button;
}

/** Dress a cell, and make what stands in it. */
export function dressCell(cell: LibCell, around: Around, fold: () => void): Node {
  const { stock, shown, seen } = around;
  const { element: el } = cell;
  const column = cell.column.definition.transom as Column;
  const { id } = cell.row.data;
  const value = stock.value(id, column.at);
  const mark = stock.mark(id, column.at);
  const known = stock.has(id);
  el.removeAttribute("title");
  style(el, mark?.css ?? "");
  flag(el, "data-unknown", !known);
  flag(el, "data-index", column.index);
  if (!known) return document.createTextNode("…");
  const given = {
    column,
    el,
    row: () => stock.first + shown.placeOf(id),
    value: (at: number) => stock.value(id, at),
    seen: () => new SeenCell(seen, id, column, el),
  };
  const content = mark?.text === undefined ? contentOf(value, given) : document.createTextNode(mark.text);
  return isFirst(cell) ? branched(content, id, shown, fold) : content;
}

/** Whether it is the first cell of its row that is of the table's own columns. */
function isFirst(cell: LibCell): boolean {
  const first = cell.row.cells.find(({ column }) => (column.definition.transom?.at ?? -1) >= 0);
  return first === cell;
}

function branched(content: Node, id: number, shown: Shown, fold: () => void): Node {
  const branch = shown.branch(id);
  if (!branch) return content;
  const box = h("span", { class: "tr-grid__branch", style: { "--depth": String(branch.depth) } });
  if (branch.open === null) box.append(h("span", { class: "tr-grid__leaf" }));
  else {
    const button = h(
      "button",
      { class: "tr-grid__fold", type: "button", tabIndex: -1, onclick: fold },
      chevron(),
    );
    button.ariaExpanded = String(branch.open);
    button.setAttribute("aria-label", content.textContent ?? "");
    box.append(button);
  }
  box.append(content);
  return box;
}
