/**
 * Builds the browser side into `src/transom/_assets/`: the runtime's script and style sheet, the chunks of front ends,
 * the inline script of the shell page, the icons, each pre-compressed, and `manifest.json` that names them.
 *
 * `node build.mjs` does nothing when no source has changed since the last time; `--force` builds anyway.
 */

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import {
  buildChunks,
  lazyModules,
  planChunks,
  runtimeScript,
  runtimeStyles,
  stylesAsText,
  virtual,
} from "./chunks.mjs";
import { coreIcons, writeIcons } from "./icons.mjs";

const client = dirname(fileURLToPath(import.meta.url));
const source = dirname(client);
const root = dirname(dirname(source));
const out = join(source, "_assets");
const stampFile = join(out, ".stamp");

const TYPES = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
const SOURCES = new Set([".ts", ".mjs", ".css"]);

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path === out || entry.name === "__pycache__" ? [] : sources(path);
    return SOURCES.has(extname(entry.name)) ? [path] : [];
  });
}

function stampOf(paths) {
  const hash = createHash("sha256");
  for (const path of [...paths, join(root, "package-lock.json")].sort()) {
    hash.update(relative(root, path)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

/** The modules of the runtime that fetch others by themselves, whatever is on the page. */
const IMPORTERS = [
  "inspector.ts",
  "main.ts",
  "markup.ts",
  "page.ts",
  "status.ts",
  "toasts.ts",
  "../layout/row.ts",
];

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  write: false,
};

const names = { entryNames: "[name]-[hash]", chunkNames: "[name]-[hash]", assetNames: "[name]-[hash]" };
const modules = {
  ...common,
  ...names,
  format: "esm",
  splitting: true,
  outdir: out,
  metafile: true,
  loader: { ".woff2": "file" },
};

/**
 * What the runtime fetches is built by itself: what it uses of the runtime's small helpers is in it once more. It
 * cannot import the runtime, which knows it by the hash in its name.
 */
async function buildLazy(importer, defines) {
  const text = readFileSync(join(client, importer), "utf8");
  const paths = [...text.matchAll(/import\("(\.[^"]+)"\)/g)].map(([, path]) =>
    join(client, dirname(importer), path),
  );
  const result = await esbuild.build({
    ...modules,
    entryPoints: paths,
    define: defines,
    plugins: [stylesAsText(common.target)],
  });
  const built = new Map();
  for (const [path, { entryPoint }] of Object.entries(result.metafile.outputs))
    if (entryPoint) built.set(join(root, entryPoint), `./${relative(relative(root, out), path)}`);
  return { files: result.outputFiles, built: [...built] };
}

/** The runtime: its script, which hands on what chunks use of it, and the style sheet of every page. */
async function buildRuntime(defines, built, plan) {
  return esbuild.build({
    ...modules,
    entryPoints: [
      { in: "virtual:client.js", out: "client" },
      { in: "virtual:client.css", out: "client" },
    ],
    define: defines,
    plugins: [
      lazyModules(built),
      virtual({
        "virtual:client.js": { contents: runtimeScript(join(client, "main.ts"), plan), resolveDir: client },
        "virtual:client.css": {
          contents: runtimeStyles(join(client, "styles", "index.css"), plan),
          loader: "css",
          resolveDir: client,
        },
      }),
    ],
  });
}

/** What puts the browser side together from texts, for hosts without addresses. */
async function buildFromText() {
  const result = await esbuild.build({
    ...common,
    ...names,
    format: "esm",
    entryPoints: [join(client, "from_text.ts")],
    outdir: out,
  });
  return result.outputFiles[0];
}

/** The rules of a page's frame: the shell of a page that has one carries them, see `hosts/server/shell.py`. */
async function frameStyles() {
  const text = readFileSync(join(source, "template", "shell.css"), "utf8");
  const { code } = await esbuild.transform(text, { loader: "css", minify: true, target: common.target });
  return code.trim();
}

/** The shell's inline script: its text is what the page's security policy names by hash. */
async function buildBoot() {
  const result = await esbuild.build({
    ...common,
    format: "esm",
    entryPoints: [join(client, "boot.ts")],
    outdir: out,
  });
  const text = result.outputFiles[0].text.trim();
  if (text.includes("</"))
    throw new Error("boot.ts: the script must not hold '</', it stands inside the page");
  return text;
}

/** Write a file with its compressed forms beside it; returns its line of the manifest. */
function put(name, contents) {
  if (extname(name) === ".woff2") {
    writeFileSync(join(out, name), contents); // compressed as it is
    return { bytes: contents.length, gzip: contents.length, type: TYPES[".woff2"] };
  }
  const gzip = gzipSync(contents, { level: 9 });
  const brotli = brotliCompressSync(contents, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: contents.length },
  });
  writeFileSync(join(out, name), contents);
  writeFileSync(join(out, `${name}.gz`), gzip);
  writeFileSync(join(out, `${name}.br`), brotli);
  return { bytes: contents.length, gzip: gzip.length, brotli: brotli.length, type: TYPES[extname(name)] };
}

async function build(stamp) {
  rmSync(stampFile, { force: true });
  mkdirSync(out, { recursive: true });
  const icons = await writeIcons(out, put);
  const defines = {
    TRANSOM_ICONS: JSON.stringify(JSON.stringify(coreIcons())),
    TRANSOM_ICON_FILES: JSON.stringify(icons.pattern),
    TRANSOM_ICON_BUCKETS: String(icons.buckets),
  };
  // What each of these fetches by itself: one must not ask for a file more because of another.
  const lazy = await Promise.all(IMPORTERS.map((name) => buildLazy(name, defines)));
  const built = new Map(lazy.flatMap((each) => each.built));
  const context = { modules, defines, source, client, built, root };
  const plan = await planChunks(context);
  const [{ outputFiles, metafile }, boot, fromText] = await Promise.all([
    buildRuntime(defines, built, plan),
    buildBoot(),
    buildFromText(),
  ]);
  const entryOf = (type) => Object.keys(metafile.outputs).find((path) => path.endsWith(type));
  const [script, style] = [".js", ".css"].map((type) => relative(relative(root, out), entryOf(type)));
  const chunks = await buildChunks(context, plan, script);
  const files = { ...icons.files };
  for (const file of [...outputFiles, fromText, ...chunks.outputFiles, ...lazy.flatMap((each) => each.files)])
    files[relative(out, file.path)] = put(relative(out, file.path), file.contents);
  const manifest = {
    build: createHash("sha256")
      .update(boot)
      .update(Object.keys(files).sort().join("\0"))
      .digest("hex")
      .slice(0, 16),
    boot,
    script,
    style,
    frontEnds: chunks.frontEnds,
    libraries: chunks.libraries,
    fromText: relative(out, fromText.path),
    markup: Object.keys(files).find((name) => /^sanitize-.*js$/.test(name)),
    frame: await frameStyles(),
    files,
  };
  sweep(files);
  writeFileSync(join(out, "manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`);
  writeFileSync(stampFile, stamp);
  return manifest;
}

/** What earlier builds have left. */
function sweep(files) {
  const kept = new Set(Object.keys(files).flatMap((name) => [name, `${name}.gz`, `${name}.br`]));
  for (const name of readdirSync(out))
    if (!kept.has(name) && name !== "manifest.json") rmSync(join(out, name));
}

const stamp = stampOf(sources(source));
if (!process.argv.includes("--force") && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) {
  console.log("The browser side is up to date.");
} else {
  const { build: id, boot, script, style, files } = await build(stamp);
  console.log(`build ${id}`);
  console.log(`inline script: ${Buffer.byteLength(boot)} bytes`);
  for (const name of [script, style])
    console.log(`${name}: ${files[name].bytes} bytes, ${files[name].gzip} gzip`);
  for (const name of Object.keys(files).filter(
    (name) => !name.startsWith("icons-") && name !== script && name !== style,
  )) {
    console.log(`  lazy ${name}: ${files[name].gzip} gzip`);
  }
}
