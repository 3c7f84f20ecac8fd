/** The parts of a table that ask its model. Owns: what each of them reads there and sends. */

import type { Host, Model, Result } from "../../client/types.ts";
import { Details } from "./details.ts";
import { Editing, whyNot } from "./editing.ts";
import { Edits } from "./edits.ts";
import { Head } from "./head.ts";
import type { Held } from "./held.ts";
import type { Params } from "./options.ts";
import { Selecting } from "./selecting.ts";
import type { Shown } from "./shown.ts";

export type Send = <K extends "sorters" | "filters" | "selection" | "expanded" | "page" | "page_size">(
  name: K,
  value: Params[K],
) => void;

export function sendTo(model: Model<Params>): Send {
  return (name, value) => {
    model.set(name, value as never);
    model.save_changes();
  };
}

export interface Asking {
  model: Model<Params>;
  host: Host;
  held: Held;
  shown: Shown;
  send: Send;
}

export function headOf({ model, held, host, send }: Asking, all: () => Node): Head {
  return new Head({
    sorters: () => model.get("sorters") ?? [],
    filters: () => model.get("filters") ?? [],
    sort: (sorters) => send("sorters", sorters),
    filter: (filters) => send("filters", filters),
    announce: (text) => host.announce(text),
    refused: (at) => held.stock.refused.has(at),
    movable: () => model.get("movable_columns"),
    all,
  });
}

export function selectingOf({ model, held, shown, send }: Asking): Selecting {
  return new Selecting({
    how: () => model.get("selectable"),
    selection: () => model.get("selection"),
    select: (runs) => send("selection", runs),
    shown: () => shown.ids(),
    locked: (id) => held.stock.locked.has(id),
  });
}

type OfDetails = ConstructorParameters<typeof Details>[0];

export function detailsOf(
  { model, host, shown }: Asking,
  rest: Pick<OfDetails, "high" | "resized">,
): Details {
  return new Details({
    shown,
    expanded: () => (model.get("expandable") ? model.get("expanded") : null),
    content: (id) => model.get("contents")[model.get("content_rows").indexOf(id)],
    mount: (el, content) => host.children(el, [content]),
    ...rest,
  });
}

type OfEditing = ConstructorParameters<typeof Editing>[0];

export function editingOf(
  { model, host, held }: Asking,
  rest: Pick<OfEditing, "next" | "focus" | "seen" | "closed" | "off">,
): Editing {
  const edits = new Edits(({ id, at, value }, answered) =>
    model.send({ event: "edit", value: { id, at, value } }, answered),
  );
  return new Editing({
    stock: held.stock,
    uid: (suffix) => host.uid(suffix),
    announce: (text) => host.announce(text),
    enter: (id, at, value, answered) =>
      edits.enter({ id, at, value }, (result?: Result) => answered(whyNot(result))),
    refresh: (id) => held.tell([id]),
    ...rest,
  });
}
