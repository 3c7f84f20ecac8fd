/**
 * DataFrame: a table that scrolls in a box of its own. Of a long one the rows in sight are in the page: they are asked
 * for as they come into sight, and those that were there before stay until then.
 */

import { flag, h } from "../client/dom.ts";
import { showHtml } from "../client/markup.ts";
import type { Module } from "../client/types.ts";
import { say } from "../client/words.ts";
import { follow } from "../widgets/field.ts";
import { bodyRow, headRows, type Look, markOrder, space } from "./_table/cells.ts";
import { scrollByKeys, sightOf, WHOLE } from "./_table/sight.ts";
import { type Answer, type Cell, type Rows, Stock } from "./_table/stock.ts";
import type { DataFrameParams } from "./_typed/data_frame.ts";

/** The table is what `view.py` makes of it. */
type Params = Omit<DataFrameParams, "object"> & { object: Rows | { kind: "html"; html: string } | null };

const LOOK = ["escape", "justify", "render_links", "sparsify"] as const;

export default {
  render({ model, el, host }) {
    const head = h("thead");
    const above = h("tbody", { "aria-hidden": "true" });
    const body = h("tbody");
    const below = h("tbody", { "aria-hidden": "true" });
    const table = h("table", null, head, above, body, below);
    const box = h("div", { class: "tr-frame__box", tabIndex: 0, role: "group" }, table);
    const note = h("p", { class: "tr-frame__note" });
    const frame = h("div", { class: "tr-frame" }, box, note);
    const markup = h("div", { class: "tr-html" });
    el.append(frame, markup);

    const by = host.uid("rows");
    const stock = new Stock((question) => model.send({ event: "rows", value: { ...question, by } }));
    let shown: Rows | null = null;
    let drawn = new Map<Cell[], HTMLTableRowElement>();
    let high = 36;

    const look = () => Object.fromEntries(LOOK.map((name) => [name, model.get(name)])) as unknown as Look;

    const draw = () => {
      if (!shown) return;
      const sight = sightOf(box, shown.count, high);
      const rows = draught(shown, sight.start, sight.stop);
      if (rows.length !== body.rows.length || rows.some((row, at) => row !== body.rows[at]))
        body.replaceChildren(...rows);
      space(above, sight.above);
      space(below, sight.below);
      stock.want(sight.start, sight.stop);
    };

    /** The rows to stand there; those that stand there already are taken again. */
    const draught = (table: Rows, start: number, stop: number) => {
      const [old, options] = [drawn, look()];
      drawn = new Map();
      const row = (at: number, content: Cell[] | undefined, above: Cell[] | undefined) => {
        // The first row in sight has all its labels, and is made anew when another one is.
        const again = content && (above || table.index < 2);
        const made = (again && old.get(content)) || bodyRow(content, above, table, at, options);
        if (again) drawn.set(content, made);
        return made;
      };
      const rows = [];
      for (let at = start; at < stop; at++)
        rows.push(row(at, stock.row(at), at > start ? stock.row(at - 1) : undefined));
      return table.count ? rows : [nothing(table)];
    };

    /** Columns never become narrower while one scrolls; rows are as high as they turn out to be. */
    const settle = () => {
      const row = body.rows[1];
      if (!shown || shown.count <= WHOLE || !row?.offsetHeight) return;
      const cells = [...(head.rows[head.rows.length - 1] ?? row).cells];
      const widths = cells.map((each) => each.offsetWidth);
      for (const [at, cell] of cells.entries()) cell.style.minWidth = `${widths[at]}px`;
      if (Math.abs(row.offsetHeight - high) < 1) return;
      high = row.offsetHeight;
      draw();
    };

    const choose = (column: number, name: string) => {
      const [now, down] = stock.sort ?? [];
      stock.order(now !== column ? [column, false] : down ? null : [column, true]);
      markOrder(head, stock.sort);
      draw();
      const word = stock.sort?.[1] ? "descending" : "ascending";
      host.announce(stock.sort ? `Sorted by ${name}, ${word}` : "Not sorted");
    };

    const paint = () => {
      drawn = new Map();
      head.replaceChildren(...(shown ? headRows(shown, look(), choose) : []));
      markOrder(head, stock.sort);
      draw();
    };

    const show = () => {
      const object = model.get("object");
      const styled = object?.kind === "html";
      flag(frame, "hidden", styled);
      flag(markup, "hidden", !styled);
      shown = styled ? null : object;
      if (styled) void showHtml(markup, object.html, { sanitize: true });
      const empty = !shown?.ends.length;
      note.textContent = empty ? say("No data") : (shown?.note ?? null);
      flag(table, "hidden", empty);
      flag(note, "hidden", !note.textContent);
      if (shown) replace(shown);
    };

    const replace = (rows: Rows) => {
      stock.replace(rows);
      table.setAttribute("aria-rowcount", String(rows.count + (rows.heads?.length ?? 0)));
      paint();
      queueMicrotask(settle);
    };

    follow(model, ["object"], show);
    for (const name of LOOK) model.on(`change:${name}`, paint);
    follow(model, ["bold_rows", "border", "classes", "text_align"], () => {
      table.className = model.get("classes").join(" ");
      table.style.setProperty("--tr-lines", `${model.get("border")}px`);
      table.dataset.align = model.get("text_align") ?? "";
      flag(table, "data-bold", model.get("bold_rows"));
    });
    follow(model, ["label"], () => box.setAttribute("aria-label", model.get("label") || "Table"));
    follow(model, ["width", "height", "max_height", "sizing_mode"], () => {
      const mode = model.get("sizing_mode") ?? "";
      flag(frame, "data-wide", model.get("width") !== null || /width|both/.test(mode));
      flag(frame, "data-high", model.get("height") !== null || /height|both/.test(mode));
      const most = model.get("max_height");
      box.style.maxHeight = most === null ? "" : `${most}px`;
      draw();
    });
    model.on("msg:custom", (content) => {
      const answer = content as Answer;
      stock.take(answer, answer.by === by);
      draw();
      settle();
    });

    box.addEventListener("scroll", draw, { passive: true });
    scrollByKeys(box, () => ({ count: shown?.count ?? 0, high }));
    box.addEventListener("pointerover", ({ target }) => {
      const at = (target as Element).closest<HTMLElement>("td, th");
      if (at && !at.title && at.scrollWidth > at.clientWidth) at.title = at.textContent ?? "";
    });
    const watch = new ResizeObserver(() => {
      draw();
      settle();
    });
    watch.observe(box);
    return () => watch.disconnect();
  },
} satisfies Module<Params>;

function nothing(table: Rows): HTMLTableRowElement {
  return h("tr", null, h("td", { class: "tr-none", colSpan: table.ends.length }, say("No data")));
}
