/** A table in the page. Owns: how its parts work together, and what the server is asked. */

import { flag, h, keepingFocus } from "../../client/dom.ts";
import type { RenderProps } from "../../client/types.ts";
import { say } from "../../client/words.ts";
import { Acting } from "./acting.ts";
import { boxed, dressCell, unfolder } from "./cells.ts";
import { Coded } from "./coded.ts";
import type { Column } from "./columns.ts";
import type { Details } from "./details.ts";
import { Drawing, refresh } from "./drawing.ts";
import type { Editing } from "./editing.ts";
import type { Head } from "./head.ts";
import { type Held, heldOf, type News } from "./held.ts";
import { Keys } from "./keys.ts";
import { type LibCell, type LibRow, type Library, makeTable } from "./library.ts";
import { applyOptions, columnsOf, LAYOUTS, libraryOptions, type Options, type Params } from "./options.ts";
import { Paging } from "./paging.ts";
import { detailsOf, editingOf, headOf, selectingOf, sendTo } from "./parts.ts";
import { Pinned } from "./pinned.ts";
import type { Selecting } from "./selecting.ts";
import { Shown } from "./shown.ts";
import { fitColumns } from "./sizing.ts";
import type { Stock } from "./stock.ts";

type Around = RenderProps<Params>;

export class Grid {
  readonly el = h("div", { class: "tr-grid" });
  readonly #root = h("div", { class: "tr-grid__table" });
  readonly #paging: Paging;
  readonly #around: Around;
  readonly #held: Held;
  readonly #stock: Stock;
  readonly #shown: Shown;
  readonly #head: Head;
  readonly #selecting: Selecting;
  readonly #editing: Editing;
  readonly #details: Details;
  readonly #acting: Acting;
  readonly #options: Options;
  readonly #coded: Coded;
  #lib: Library | null = null;
  #drawing: Drawing | null = null;
  #keys: Keys | null = null;
  #pinned: Pinned | null = null;
  #off = false;
  /** Whether columns are as wide as their content wants. */
  #fitted = false;
  /** What waits for the editor that is open. */
  #waiting = false;
  /** Columns are others now, as soon as that may be shown. */
  #late = false;

  constructor(around: Around) {
    this.#around = around;
    const { model, host } = around;
    this.#held = heldOf(model);
    this.#stock = this.#held.stock;
    this.#shown = new Shown(this.#stock);
    this.#options = {};
    this.#coded = new Coded({
      model,
      stock: this.#stock,
      shown: this.#shown,
      root: this.#root,
      options: this.#options,
      row: (id) => this.#rows().find((row) => row.data.id === id),
      enter: (id, column, value) => this.#off || this.#editing.enter(id, column, value),
    });
    Object.assign(this.#options, this.#coded.codes.options());
    this.#shown.startOpen = Boolean(this.#options.dataTreeStartExpanded);
    const send = sendTo(model);
    const asking = { model, host, held: this.#held, shown: this.#shown, send };
    this.#head = headOf(asking, () => this.#selecting.all());
    this.#selecting = selectingOf(asking);
    this.#editing = editingOf(asking, {
      next: (cell, by) => this.#acting.nextEditable(cell, by),
      focus: (cell) => this.#acting.focus(cell),
      seen: (cell) => this.#coded.cell(cell),
      closed: () => this.#closed(),
      off: () => this.#off,
    });
    this.#details = detailsOf(asking, { high: () => this.#high, resized: () => this.draw() });
    this.#acting = new Acting({
      shown: this.#shown,
      editing: this.#editing,
      selecting: this.#selecting,
      drawing: () => this.#drawing,
      byDouble: () => this.#options.editTriggerEvent === "dblclick",
      rest: () => this.#keys?.rest(),
      current: (cell) => this.#keys?.at(cell.row.data.id, cell.column),
      click: (id, at) => model.send({ event: "click", value: { id, at } }),
      unfold: (id) => send("expanded", this.#details.toggled(id)),
      fold: (id) => this.#fold(id),
    });
    this.el.append(this.#coded.codes.el, this.#root);
    this.#paging = new Paging({
      el: this.el,
      model,
      stock: this.#stock,
      options: this.#options,
      selecting: this.#selecting,
      high: () => this.#high,
      send,
      fits: (rows) => this.#held.fits(around.signal, rows),
    });
  }

  /** What it is called by those who hear it. */
  name(label: string): void {
    this.#root.ariaLabel = label || say("Table");
    this.#paging.name(label);
  }

  get #high(): number {
    return Number(this.#options.rowHeight ?? this.#around.model.get("row_height") ?? 30);
  }

  #closed(): void {
    if (this.#late) this.#columns();
    if (this.#waiting) this.#arrange();
  }

  // ------------------------------------------------------------------------------------------------ making

  /** Make the table; resolves when it can be looked at. */
  async begin(): Promise<void> {
    const { model, host, signal } = this.#around;
    this.#held.on((news) => this.#hear(news), signal);
    await this.#coded.codes.load();
    const options = libraryOptions(model, this.#options, this.#coded.codes.columns());
    this.#lib = await makeTable(this.#root, options, {
      column: (column) => this.#head.dress(column),
      title: (column) => this.#head.title(column.definition.transom, column),
      cell: (cell) => this.#content(cell),
      width: () => this.#width(),
      draw: () => this.draw(),
    });
    const lib = this.#lib;
    if (signal.aborted) return lib.destroy();
    this.#furnish(lib);
    this.#follow();
    host.disabled((off) => this.#disable(off));
    const watch = new ResizeObserver(() => this.#resized());
    watch.observe(this.#root);
    signal.addEventListener("abort", () => {
      watch.disconnect();
      this.#head.end();
      this.#details.end();
      lib.destroy();
    });
    this.#arrange();
  }

  #furnish(lib: Library): void {
    this.#drawing = new Drawing({
      lib,
      shown: this.#shown,
      details: this.#details,
      high: () => this.#high,
      kept: () => this.#editing.id,
      first: () => this.#stock.first + (this.#paging.places()?.start ?? 0),
      dress: (row) => this.#dress(row),
      known: (id) => this.#stock.knows(id),
      refresh: (row) => refresh(row, this.#editing.cell),
      toggle: (title) => this.#fold(title.key),
      bereft: () => this.#keys?.rest(),
      heading: (title) => this.#coded.heading(title),
    });
    this.#keys = new Keys({
      lib,
      shown: this.#shown,
      stock: this.#stock,
      drawing: this.#drawing,
      edit: (cell, typed) => this.#editing.begin(cell, typed),
      press: (cell, event) => this.#acting.press(cell, event),
      paste: (id, column, text) => this.#off || this.#editing.enter(id, column, text),
    });
    this.#pinned = new Pinned(lib, this.#stock);
    this.#acting.listen(this.#drawing.box, this.#pinned.el, lib.columnManager.contentsElement);
  }

  #follow(): void {
    const { model } = this.#around;
    const on = (names: (keyof Params & string)[], apply: () => void) => {
      for (const name of names) model.on(`change:${name}`, apply);
    };
    on(["columns", "scripts", "layout", "selectable", "expandable"], () => this.#columns());
    on(["selection"], () => this.#showSelection());
    on(["expanded", "contents", "content_rows", "expandable"], () => this.#unfold());
    on(["sorters"], () => this.#head.showOrder());
    on(["filters"], () => this.#head.showFilters());
    on(["page", "page_size", "pagination"], () => {
      this.#paging.read();
      this.#arrange(model.get("pagination") === "local");
    });
    on(["row_height"], () => this.#heighten());
    on(["configuration"], () => this.#coded.configure((anew) => this.#configure(anew)));
    this.#heighten();
    this.#head.showOrder();
    this.#head.showFilters();
    this.#details.read();
    this.#selecting.read();
    this.#root.ariaMultiSelectable = String(this.#selecting.several);
  }

  /** All rows that are drawn. */
  #rows(): LibRow[] {
    return [this.#drawing, this.#pinned].flatMap((part) => [...(part?.rows.values() ?? [])]);
  }

  #heighten(): void {
    const { box } = this.#drawing ?? {};
    const before = Number.parseFloat(this.el.style.getPropertyValue("--row")) || this.#high;
    const top = ((box?.scrollTop ?? 0) * this.#high) / before;
    this.el.style.setProperty("--row", `${this.#high}px`);
    this.draw();
    if (box) box.scrollTop = top; // the same rows are in sight
  }

  #configure(anew: boolean): void {
    this.#shown.startOpen = Boolean(this.#options.dataTreeStartExpanded);
    if (this.#lib) applyOptions(this.#lib, this.#options);
    if (anew) this.#columns();
    this.#paging.read();
    this.#arrange();
    this.#heighten();
  }

  #columns(): void {
    const lib = this.#lib;
    if (!lib) return;
    this.#late = this.#editing.cell !== null;
    if (this.#late) return; // when the editor is closed
    const { codes } = this.#coded;
    if (codes.late) return void codes.load().then(() => this.#columns());
    codes.begin();
    const { scrollTop, scrollLeft } = lib.rowManager.element;
    this.#drawing?.forget();
    this.#pinned?.forget();
    this.#head.begin();
    lib.modules.layout.mode = LAYOUTS[this.#around.model.get("layout")] ?? lib.modules.layout.mode;
    this.#root.setAttribute("tabulator-layout", lib.modules.layout.mode);
    keepingFocus(() => lib.setColumns(columnsOf(this.#around.model, this.#options, codes.columns())));
    this.#fitted = false;
    this.#head.showOrder();
    this.#head.showFilters();
    this.#selecting.read();
    this.#pinned?.draw((row) => this.#dress(row));
    this.draw();
    Object.assign(lib.rowManager.element, { scrollTop, scrollLeft });
    this.draw();
  }

  /** One that is disabled is not edited; it is read as any other. */
  #disable(off: boolean): void {
    this.#off = off;
    if (off) this.#editing.end(false);
    flag(this.el, "data-off", off);
    for (const row of this.#rows()) refresh(row);
  }

  // ------------------------------------------------------------------------------------------------ news

  #hear(news: News): void {
    switch (news.kind) {
      case "rows":
        return this.#arrange(false, news.kept ? null : this.#rows());
      case "cells":
        return this.draw();
      case "changed":
        for (const id of news.ids) this.#refresh(id);
        this.#paging.show();
        return this.draw();
      case "added":
        return this.#added(news.gone, news.follow);
    }
  }

  #refresh(id: number): void {
    for (const rows of [this.#drawing?.rows, this.#pinned?.rows]) {
      const row = rows?.get(id);
      if (row) refresh(row, this.#editing.cell);
    }
    this.#keys?.settle();
  }

  #added(gone: number, follow: boolean): void {
    const { box } = this.#drawing ?? {};
    this.#arrange();
    if (!box) return;
    if (follow) box.scrollTop = box.scrollHeight;
    else if (gone) box.scrollTop = Math.max(0, box.scrollTop - gone * this.#high);
    this.draw();
  }

  /** Show what there is now, in the order that it has now; while an editor is open that waits. */
  #arrange(anew = false, stale?: Iterable<LibRow> | null): void {
    for (const row of stale ?? []) refresh(row, this.#editing.cell);
    this.#waiting = this.#editing.cell !== null;
    if (this.#waiting) return this.#paging.show();
    this.#shown.arrange(this.#paging.places());
    if (anew && this.#drawing) this.#drawing.box.scrollTop = 0;
    this.#selecting.read();
    this.#details.read();
    this.#pinned?.draw((row) => this.#dress(row));
    this.#paging.show();
    this.draw();
  }

  // ------------------------------------------------------------------------------------------------ drawing

  draw(): void {
    const drawing = this.#drawing;
    if (!drawing || !this.#lib) return;
    drawing.draw();
    this.#fit();
    this.#paging.fit(drawing.box);
    const ids = this.#shown.ids(Math.max(0, drawing.start - 100), drawing.stop + 100);
    this.#stock.want([...ids, ...this.#shown.ids(drawing.start, drawing.stop)]);
    this.#keys?.settle();
  }

  /** Columns become as wide as what stands in them. */
  #fit(): void {
    const lib = this.#lib;
    if (!lib || !this.#root.offsetWidth || this.#editing.cell) return;
    fitColumns(lib, this.#stock, this.#around.model.get("layout"), !this.#fitted);
    this.#fitted ||= Boolean(this.#drawing?.rows.size);
    this.#width();
  }

  #resized(): void {
    const lib = this.#lib;
    if (!lib || !this.#root.offsetWidth) return;
    if (this.#fitted && /fit_(columns|data_stretch)/.test(this.#around.model.get("layout")))
      lib.modules.layout.layout(true);
    this.draw();
    lib.rowManager.scrollBarCheck();
  }

  #width(): void {
    const lib = this.#lib;
    if (!lib) return;
    const width = `${lib.columnManager.getWidth()}px`;
    lib.rowManager.tableElement.style.minWidth = width;
    if (this.#pinned) this.#pinned.el.style.width = width;
  }

  #content(cell: LibCell): Node {
    this.#acting.made(cell);
    const column = cell.column.definition.transom as Column;
    const { id } = cell.row.data;
    cell.element.dataset.kind = column.kind;
    if (!cell.element.hasAttribute("tabindex")) cell.element.tabIndex = -1;
    if (column.kind === "select") return boxed(this.#selecting.box(id));
    if (column.kind === "expand") return unfolder(this.#details.isOpen(id));
    const { seen } = this.#coded;
    const content = dressCell(cell, { stock: this.#stock, shown: this.#shown, seen }, () => this.#fold(id));
    this.#coded.dress(cell.row);
    this.#editing.dress(cell);
    flag(cell.element, "data-editable", this.#editing.can(cell));
    return content;
  }

  #dress(row: LibRow): void {
    const { id } = row.data;
    const el = row.getElement();
    this.#selecting.dress(row);
    flag(el, "data-open", this.#details.isOpen(id));
    flag(el, "data-locked", this.#stock.locked.has(id));
  }

  #unfold(): void {
    this.#details.read();
    for (const row of this.#rows()) {
      const open = String(this.#details.isOpen(row.data.id));
      const own = row.cells.find(({ column }) => column.definition.transom?.kind === "expand");
      own?.element.querySelector("button")?.setAttribute("aria-expanded", open);
    }
    this.draw();
  }

  #fold(entry: number | string): void {
    this.#shown.fold(entry);
    this.#shown.arrange(this.#paging.places());
    this.draw();
    if (typeof entry === "number") this.#refresh(entry);
  }

  #showSelection(): void {
    this.#selecting.read();
    for (const row of this.#rows()) this.#selecting.dress(row);
    this.#paging.show();
  }
}
