/**
 * The door to `tabulator-tables`. Owns: what of it is used (columns with their widths, frozen, resized and moved ones;
 * rows and cells as elements) and where we stand in it. It is given the rows that are drawn and no others.
 */

import {
  FrozenColumnsModule,
  Module,
  MoveColumnsModule,
  Renderer,
  ResizeColumnsModule,
  Tabulator,
} from "tabulator-tables";
import type { Column } from "./columns.ts";
import { MODES } from "./sizing.ts";

/** What of the library's objects is used. */
export interface LibColumn {
  element: HTMLElement;
  contentElement: HTMLElement;
  titleHolderElement: HTMLElement;
  definition: { transom?: Column; [option: string]: unknown };
  columns: LibColumn[];
  isGroup: boolean;
  visible: boolean;
  /** The user, or the author, has said how wide it is. */
  widthFixed: boolean;
  maxInitialWidth?: number | false;
  modules: { frozen?: { position: "left" | "right" } };
  cells: LibCell[];
  table: Library;
  /** Its group, or what has all columns. */
  parent: { isGroup?: boolean; columns: LibColumn[] };
  getWidth(): number;
  setWidth(width: number): void;
  setWidthActual(width: number): void;
}

export interface LibCell {
  element: HTMLElement;
  column: LibColumn;
  row: LibRow;
  value: unknown;
  layoutElement(): void;
  getWidth(): number;
  clearWidth(): void;
}

export interface LibRow {
  data: RowData;
  cells: LibCell[];
  initialized: boolean;
  getElement(): HTMLElement;
  initialize(force?: boolean): void;
  deleteActual(still: boolean): void;
}

export interface RowData {
  id: number;
}

export interface Library {
  element: HTMLElement;
  options: { columnHeaderVertAlign: string; movableColumns: boolean };
  columnManager: {
    columns: LibColumn[];
    columnsByIndex: LibColumn[];
    contentsElement: HTMLElement;
    headersElement: HTMLElement;
    getVisibleColumnsByIndex(): LibColumn[];
    getWidth(): number;
    verticalAlignHeaders(): void;
    moveColumnActual(column: LibColumn, to: LibColumn, after: boolean): void;
  };
  rowManager: {
    element: HTMLElement;
    tableElement: HTMLElement;
    rows: LibRow[];
    addRowActual(data: RowData, top: boolean, index: undefined, still: boolean): LibRow;
    scrollBarCheck(): void;
  };
  modules: { layout: { mode: string; layout(forced: boolean): void } };
  setColumns(columns: object[]): void;
  on(event: string, listener: (...args: never[]) => void): void;
  destroy(): void;
}

/** What a table asks of us. */
export interface Hooks {
  /** A column or a group of columns has been made. */
  column(column: LibColumn): void;
  title(column: LibColumn): Node;
  cell(cell: LibCell): Node;
  width(): void;
  /** Draw the rows that are in sight. */
  draw(): void;
}

interface Events {
  subscribe(event: string, listener: (...args: never[]) => unknown): void;
  registerTableOption(name: string, value?: unknown): void;
  registerColumnOption(name: string, value?: unknown): void;
}

class Ours extends Module {
  static override moduleName = "transom";

  constructor(table: Tabulator) {
    super(table);
    this.registerTableOption("transom", null);
    this.registerColumnOption("transom");
  }

  override initialize(): void {
    const hooks = hooksOf(this.table);
    const events = this as unknown as Events;
    events.subscribe("column-init", (column: LibColumn) => column.isGroup && hooks.column(column));
    events.subscribe("column-layout", (column: LibColumn) => hooks.column(column));
    events.subscribe("column-format", (column: LibColumn) => hooks.title(column));
    events.subscribe("column-width", () => hooks.width());
    events.subscribe("cell-format", (cell: LibCell) => hooks.cell(cell));
  }
}

const hooksOf = (table: unknown): Hooks => (table as { options: { transom: Hooks } }).options.transom;

/** Where the library would find out what is in sight we do: places are known, and what is drawn stays the same element. */
const Base = Renderer as unknown as new (table: unknown) => { table: unknown; verticalFillMode: string };

class Rows extends Base {
  constructor(table: unknown) {
    super(table);
    this.verticalFillMode = "fit";
  }

  renderRows(): void {
    hooksOf(this.table).draw();
  }

  rerenderRows(callback?: () => void): void {
    callback?.();
    this.renderRows();
  }

  scrollRows(): void {
    this.renderRows();
  }

  clearRows(): void {}

  visibleRows(): LibRow[] {
    return (this.table as Library).rowManager.rows;
  }
}

let registered = false;

/** Make a table in `el`; resolves when it has its columns. */
export function makeTable(el: HTMLElement, options: object, hooks: Hooks): Promise<Library> {
  if (!registered) {
    Tabulator.registerModule([FrozenColumnsModule, MoveColumnsModule, ResizeColumnsModule, Ours] as never);
    Tabulator.extendModule("layout", "modes", MODES as never);
  }
  registered = true;
  const table = new Tabulator(el, {
    ...options,
    transom: hooks,
    renderVertical: Rows,
    nestedFieldSeparator: false,
    dataLoader: false,
    debugInvalidOptions: false,
  } as never) as unknown as Library;
  return new Promise((resolve) => table.on("tableBuilt", () => resolve(table)));
}
