/**
 * A page that was saved: one runtime, which has the document, and no session behind it. Owns: how the files of the page
 * are had without a server, also from a disk, and the mark that all is drawn.
 */

import { type Assets, assets } from "./assets.ts";
import { decode } from "./codec.ts";
import { h } from "./dom.ts";
import { ownDocument, preferredTheme } from "./own_document.ts";
import { type Saved, SavedLink } from "./saved_link.ts";
import { start } from "./start.ts";
import { say } from "./words.ts";

/** What the scripts of the page's folder have brought, by their names. */
const brought: Record<string, string> = {};
Object.assign(window, { transomBrought: brought });

/** A file beside the page. It comes as a script, which a page may load from a disk too. */
function bring(name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const onload = () => resolve(brought[name] ?? "");
    const onerror = () => reject(new Error(`${name}, which belongs to this page, is not there.`));
    document.head.append(h("script", { src: name, onload, onerror }));
  });
}

async function unpack(text: string): Promise<ArrayBuffer> {
  const packed = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/** What is in the page itself, or else beside it. */
async function read(name: string): Promise<ArrayBuffer> {
  const inside = document.querySelector<HTMLTemplateElement>(`[data-tr-file="${CSS.escape(name)}"]`);
  return unpack(inside?.content.textContent ?? (await bring(name)));
}

const saved = decode(await read("page")) as unknown as Saved;
const addresses = new Map<string, Promise<string>>();

function url(address: string): string | Promise<string> {
  const file = saved.files[address.replace(/^\.\//, "")];
  // What is elsewhere, or has been made here, is found there; of icons nothing is elsewhere.
  if (!file) return /^(\.\/)?icons-\d+-.*json$/.test(address) ? "data:application/json,{}" : address;
  let made = addresses.get(address);
  if (!made) {
    const [type, name] = file;
    made = read(name).then((data) => URL.createObjectURL(new Blob([data], { type })));
    addresses.set(address, made);
  }
  return made;
}

Object.assign(assets, { url, module: async (name) => import(await url(name)) } satisfies Assets);

const stage = ownDocument();
const own = stage.document as NonNullable<typeof stage.document>;
const link = new SavedLink(saved, async (name) => decode(await read(name)) as unknown as Saved);

start({
  stage: {
    ...stage,
    document: {
      update: own.update,
      shown(ready) {
        own.shown(ready);
        if (saved.still) stage.root.append(note());
        void ready.then(drawn, drawn);
      },
    },
  },
  connect: () => link,
  hello: () => ({ build: "", tab: "", url: "", theme: preferredTheme() }),
});

/** Says what cannot be operated here; it is in the way of nothing. */
function note(): HTMLElement {
  return h(
    "p",
    { class: "tr-saved", role: "note" },
    say("This page was saved. What is greyed out needs the app to run."),
  );
}

/** Whoever takes a picture of the page waits for this; the value is the height of the whole. */
async function drawn(): Promise<void> {
  const shown = [...document.images].filter((each) => !each.hasAttribute("data-tr-held"));
  const pictures = shown.map((each) => each.decode().catch(() => undefined));
  await Promise.all([document.fonts.ready, ...pictures]);
  // What has come last is measured and drawn in these.
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const { dataset, scrollHeight } = document.documentElement;
  dataset.trDrawn = String(scrollHeight);
  if (dataset.trTell) new Image().src = dataset.trTell + scrollHeight;
}
