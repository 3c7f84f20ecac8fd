/**
 * Icons for the build: the few of the runtime's own widgets go into the first bundle, all others into small files
 * of which a page fetches those that hold what it shows. Owns: how an icon becomes one string of path data.
 */

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const tabler = fileURLToPath(new URL("../../../node_modules/@tabler/icons/", import.meta.url));

const CORE = ["alert-triangle", "check", "chevron-down", "circle-check", "copy", "info-circle", "x"];
const BUCKETS = 256;

function load(style) {
  return JSON.parse(readFileSync(join(tabler, `tabler-nodes-${style}.json`), "utf8"));
}

/** The path data of one icon: its strokes one after the other. */
function pathOf(name, nodes) {
  return nodes
    .map(([tag, attributes]) => {
      if (tag !== "path") throw new Error(`icon ${name}: a <${tag}> cannot be joined to a path`);
      return attributes.d;
    })
    .join("");
}

function allIcons() {
  const icons = {};
  for (const [name, nodes] of Object.entries(load("outline"))) icons[name] = pathOf(name, nodes);
  for (const [name, nodes] of Object.entries(load("filled"))) icons[`${name}-filled`] = pathOf(name, nodes);
  return icons;
}

export function coreIcons() {
  const outline = load("outline");
  return Object.fromEntries(CORE.map((name) => [name, pathOf(name, outline[name])]));
}

/** The same sum as in `dom.ts`. */
function bucketOf(name) {
  let hash = 0;
  for (let index = 0; index < name.length; index++) hash = (hash * 31 + name.charCodeAt(index)) % 65521;
  return hash % BUCKETS;
}

/** Write the buckets, unless those of this version are there; returns how they are called. */
export async function writeIcons(out, put) {
  const { version } = JSON.parse(readFileSync(join(tabler, "package.json"), "utf8"));
  const recipe = readFileSync(new URL(import.meta.url));
  const hash = createHash("sha256").update(version).update(recipe).digest("hex").slice(0, 8).toUpperCase();
  const pattern = `icons-*-${hash}.json`;
  const names = Array.from({ length: BUCKETS }, (_, bucket) => pattern.replace("*", String(bucket)));
  const known = readManifest(out);
  if (names.every((name) => known[name] && existsSync(join(out, `${name}.br`)))) {
    return { pattern, buckets: BUCKETS, files: Object.fromEntries(names.map((name) => [name, known[name]])) };
  }
  const contents = names.map(() => ({}));
  for (const [name, path] of Object.entries(allIcons())) contents[bucketOf(name)][name] = path;
  const files = {};
  names.forEach((name, bucket) => {
    files[name] = put(name, Buffer.from(JSON.stringify(contents[bucket])));
  });
  return { pattern, buckets: BUCKETS, files };
}

function readManifest(out) {
  try {
    return JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")).files;
  } catch {
    return {};
  }
}
