/** What a page and its Python say to each other, besides what `comm.ts` carries. There is no code in this file. */

/** What `Kit.write` returns: the files of a page's Python, addresses as seen from their folder. */
export interface Given {
  build: string;
  script: string;
  worker: string;
  thread: "worker" | "main";
  /** Pyodide's own folder, or that of a CDN; `bytes` of what it fetches at the start. */
  pyodide: { index: string; bytes: number };
  wheels: Packed[];
  /** What the CDN is asked for by name. */
  packages: string[];
}

/** An archive. */
export interface Packed {
  name: string;
  url: string;
  bytes: number;
}

/** The app of a converted page. */
export interface AppGiven {
  archive: Packed;
  folder: string;
  file: string;
  as_panel: boolean;
  links: Record<string, string | null>;
}

export type Step = "runtime" | "packages" | "app";

/** How far a start has come: bytes for the runtime and packages; 0 of 0 where that is not known. */
export interface Progress {
  step: Step;
  done: number;
  total: number;
}

/** What Python is to be started with. */
export interface Begin {
  t: "start";
  base: string;
  given: Given;
  app: AppGiven | null;
  dev: boolean;
  url: string;
  origin: string;
}

export type ToPython = Begin | { t: "ping" } | Carried;

export type FromPython =
  | ({ t: "step" } & Progress)
  | { t: "ready" }
  | { t: "pong" }
  | { t: "failed"; text: string }
  | { t: "died"; text: string }
  | Carried;

/** A message of `comm.ts` or of a cell, as JSON, with its buffers. */
export interface Carried {
  t: "say";
  text: string;
  buffers: ArrayBuffer[];
}
