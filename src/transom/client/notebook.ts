/**
 * A component in the output of a notebook's cell: one runtime a view, over the comm of its widget. Owns: nothing but the
 * wiring. It is fetched once a document by the loader of the first view (`loader.js`), and all its files come from the
 * kernel: nothing here has an address.
 */

import { type CommModel, fetchFile, join, Link, leaveAll } from "./comm.ts";
import { embed, settle, wear } from "./embedded.ts";
import { drawForeign, type Manager } from "./foreign_widget.ts";
import { start } from "./start.ts";

export { start };

/** File name of the style sheet of such documents; put in by the build. */
declare const TRANSOM_EMBEDDED_STYLE: string;

/** Addresses of files that have come, for as long as the document lives. */
const addresses = new Map<string, Promise<string>>();

function address(name: string): string | Promise<string> {
  // What is elsewhere, or has been made here, is found there.
  if (/^[a-z][a-z\d+.-]*:/i.test(name)) return name;
  let made = addresses.get(name);
  if (!made) {
    made = fetchFile(name).then(({ bytes, type }) => URL.createObjectURL(new Blob([bytes], { type })));
    addresses.set(name, made);
    made.catch(() => addresses.delete(name));
  }
  return made;
}

settle({
  url: address,
  module: async (name) => import(await address(name)),
  style: async (name) => new TextDecoder().decode((await fetchFile(name)).bytes),
});

addEventListener("pagehide", leaveAll);

const WORDS = {
  over: { text: "The kernel has ended or started again. Run the cell again." },
  refused: { text: "This session has ended. Run the cell again." },
  outdated: { text: "Transom has been changed since. Reload the page, then run the cell again." },
  reconnecting: { text: "Waiting for the kernel …" },
  disconnected: { text: "The kernel does not answer. What you do is kept.", action: "Retry" },
};

/** What the loader hands on: the parts of anywidget's `render`. */
interface View {
  model: CommModel & {
    get(name: "_build"): string;
    get(name: "_lease"): number;
    readonly widget_manager: Manager;
  };
  el: HTMLElement;
  signal: AbortSignal;
}

/** Show the session's view of `model` in `el` until `signal` ends. */
export async function show({ model, el, signal }: View): Promise<void> {
  join(model, signal);
  await wear(TRANSOM_EMBEDDED_STYLE);
  if (signal.aborted) return;
  const stage = { ...embed(el, WORDS), foreign: drawForeign.bind(null, model.widget_manager) };
  let link: Link | undefined;
  const asked = ({ t, to, of }: { t: string; to: string; of: string }) => {
    if (t !== "picture" || to !== link?.id) return;
    import("./pictured.ts")
      .then(({ pictured }) => pictured(stage.root, of, signal))
      .then((picture) => picture && model.send({ t, from: to, of }, undefined, [picture]))
      .catch(() => undefined); // a picture of another's that may not be read, or the kernel has gone
  };
  model.on("msg:custom", asked);
  const runtime = start({
    stage,
    connect: () => {
      link = new Link(model, stage.waits, 1000 * model.get("_lease"));
      return link;
    },
    hello: () => ({ build: model.get("_build"), tab: "", url: "", theme: stage.theme() }),
  });
  signal.addEventListener("abort", () => {
    model.off("msg:custom", asked);
    runtime.close();
    stage.end();
  });
}
