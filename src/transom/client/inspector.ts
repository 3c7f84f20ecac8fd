/**
 * What the inspector of a page in development needs before anybody opens it. Owns: the newest patches, the reports,
 * what runs, and the key that opens it. Fetched by such a page; the panel itself when there is something to show.
 */

import type { Frame } from "./codec.ts";
import type { Panel } from "./inspector_panel.ts";
import { serial } from "./inspector_serial.ts";
import type { ClientMessage, InspectionMessage } from "./messages.ts";
import type { Op, PageMessage } from "./types.ts";

const KEPT = 50;
/** Ops of one patch that are noted. */
const NOTED = 30;

/** Who looks at what comes over the wire. */
export interface Onlooker {
  /** A session answers; `known` when it is the one that the page had before. */
  welcome(dev: boolean, known: boolean): void;
  /** The page is the session's: what is said from now on is heard. */
  synced(): void;
  /** It took so many milliseconds to apply this patch. */
  patch(sseq: number, frame: Frame, ops: Op[], milliseconds: number): void;
  inspection(message: InspectionMessage): void;
}

/** What the inspector needs of the page. */
export interface Surroundings {
  say(message: ClientMessage): void;
  /** The type of a component. */
  type(id: string): string | undefined;
  announce(text: string): void;
  panel(): Promise<{ Panel: new (inspector: Inspector) => Panel }>;
}

/** An op: its kind, its target or what the page gets, what it sets or sends, the target's type. */
export type OpNote = [kind: Op[0], target: unknown, names: unknown, type: string | undefined];

/** A patch in the page: its number, the size of its frame, the time it took, and the first of its ops. */
export interface PatchNote {
  sseq: number;
  bytes: number;
  milliseconds: number;
  count: number;
  ops: OpNote[];
}

export type Report = Omit<Extract<PageMessage, { kind: "report" }>, "kind">;

export class Inspector implements Onlooker {
  readonly around: Surroundings;
  /** The newest, oldest first. */
  readonly patches: PatchNote[] = [];
  readonly reports = new Map<string, Report>();
  /** What the server has said last of what runs; nothing while the panel is closed. */
  running: InspectionMessage | null = null;
  #dev = false;
  #open = false;
  /** Reports up to this number have been read. */
  #cleared = 0;
  #loading: Promise<void> | null = null;
  #panel: Panel | null = null;

  constructor(around: Surroundings) {
    this.around = around;
  }

  /** Tell the server that it is wanted, or no longer. */
  set open(on: boolean) {
    this.#open = on;
    this.running = null;
    this.around.say({ t: "inspect", on });
  }

  /** Forget the reports so far. */
  clear(): void {
    for (const id of this.reports.keys()) this.#cleared = Math.max(this.#cleared, serial(id));
    this.reports.clear();
    this.#panel?.changed();
  }

  report(report: Report): void {
    if (!this.#dev || serial(report.id) <= this.#cleared) return;
    this.reports.set(report.id, report);
    if (this.reports.size > KEPT) this.reports.delete(this.reports.keys().next().value as string);
    this.#show();
  }

  // What comes over the wire

  welcome(dev: boolean, known: boolean): void {
    if (dev) addEventListener("keydown", this.#key);
    this.#dev = dev;
    if (known) return;
    // Another session counts anew.
    this.#cleared = 0;
    this.patches.length = 0;
    this.reports.clear();
    this.#panel?.changed();
  }

  synced(): void {
    if (this.#open) this.open = true;
  }

  patch(sseq: number, frame: Frame, ops: Op[], milliseconds: number): void {
    if (!this.#dev) return;
    this.patches.push({
      sseq,
      bytes: new Blob([frame]).size,
      milliseconds,
      count: ops.length,
      ops: ops.slice(0, NOTED).map((op) => this.#note(op)),
    });
    if (this.patches.length > KEPT) this.patches.shift();
    this.#panel?.changed();
  }

  #note([kind, target, value]: Op): OpNote {
    const names = outline(kind === "msg" ? (value as { kind?: string } | null)?.kind : value);
    return [kind, outline(target), names, this.around.type(target as string)];
  }

  inspection(message: InspectionMessage): void {
    if (!this.#open) return;
    this.running = message;
    for (const report of message.reports ?? []) this.report(report as unknown as Report);
    this.#panel?.changed();
  }

  // The panel

  readonly #key = (event: KeyboardEvent): void => {
    const { altKey, ctrlKey, metaKey, shiftKey, repeat } = event;
    // By its place where a keyboard writes something else with Alt, or with that key.
    const isT = event.key === "t" || event.code === "KeyT";
    if (!this.#dev || !isT || !altKey || ctrlKey || metaKey || shiftKey) return;
    event.preventDefault();
    if (!repeat) this.#show((panel) => panel.toggle());
  };

  #show(task = (panel: Panel) => panel.changed()): void {
    this.#loading ??= this.around.panel().then(({ Panel }) => {
      this.#panel = new Panel(this);
    });
    this.#loading.then(
      () => this.#panel && task(this.#panel),
      (error) => {
        this.#loading = null;
        console.error("Transom: the inspector could not be fetched", error);
      },
    );
  }
}

/** What an object holds by name, and anything else as it is: a value must not live on because it was looked at. */
function outline(part: unknown): unknown {
  return part && typeof part === "object" && !Array.isArray(part) ? Object.keys(part) : part;
}
