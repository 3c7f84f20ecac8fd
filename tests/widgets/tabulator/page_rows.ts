/** The rows of a table as the page has them: takes what the server says, a line each, and tells what would be shown. */

import { createInterface } from "node:readline";
import type { Model } from "../../../src/transom/client/types.ts";
import { Held } from "../../../src/transom/widgets/_tabulator/held.ts";
import type { Params } from "../../../src/transom/widgets/_tabulator/options.ts";
import { Shown } from "../../../src/transom/widgets/_tabulator/shown.ts";

type Line =
  | { kind: "open"; rows: unknown }
  | { kind: "message"; content: unknown }
  | { kind: "show"; pagination: Params["pagination"]; page: number; at: number[] };

let held: Held;
let shown: Shown;
let tell: (message: unknown) => void;
let asked: unknown = null;

/** Bytes come as text. */
function revive(_: string, value: unknown): unknown {
  const text = (value as { $bytes?: string } | null)?.$bytes;
  return text === undefined ? value : new DataView(new Uint8Array(Buffer.from(text, "base64")).buffer);
}

function open(rows: unknown): void {
  const model = {
    get: () => rows,
    on: (name: string, listener: typeof tell) => {
      if (name === "msg:custom") tell = listener;
    },
    send: ({ value }: { value: unknown }) => {
      asked = value;
    },
  };
  held = new Held(model as unknown as Model);
  shown = new Shown(held.stock);
}

function show({ pagination, page, at }: Line & { kind: "show" }): object {
  const { stock } = held;
  const here = Math.max(1, Math.min(page, stock.pages));
  const size = stock.size ?? 0;
  shown.arrange(pagination === "local" && size ? { start: (here - 1) * size, stop: here * size } : null);
  asked = null;
  const ids = shown.ids();
  stock.want(ids);
  const cells = at.map((each) => ids.map((id) => stock.value(id, each) ?? null));
  return { ids, cells, asked, count: stock.count, pages: stock.pages };
}

createInterface({ input: process.stdin }).on("line", (text) => {
  const line = JSON.parse(text, revive) as Line;
  if (line.kind === "open") open(line.rows);
  else if (line.kind === "message") tell(line.content);
  else process.stdout.write(`${JSON.stringify(show(line))}\n`);
});
