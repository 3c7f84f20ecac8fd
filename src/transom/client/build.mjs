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
  buildLazy,
  hashOf,
  planChunks,
  runtimeScript,
  runtimeStyles,
  virtual,
} from "./chunks.mjs";
import { embeddedStyles } from "./embedded.mjs";
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

/** The runtime of a server's pages: its script, which hands on what chunks use of it, and the style sheet. */
async function buildRuntime(context, plan, lazy) {
  return esbuild.build({
    ...modules,
    splitting: false,
    entryPoints: [
      { in: "virtual:client.js", out: "client" },
      { in: "virtual:client.css", out: "client" },
    ],
    define: context.defines,
    plugins: [
      lazy.plugin,
      virtual({
        "virtual:client.js": {
          contents: runtimeScript(join(client, "main.ts"), plan, client),
          resolveDir: client,
        },
        "virtual:client.css": {
          contents: runtimeStyles(join(client, "styles", "index.css"), plan),
          loader: "css",
          resolveDir: client,
        },
      }),
    ],
  });
}

/** The same for documents of others', and the style sheet that all of these have. */
async function buildEmbedded(context, plan, lazy, name, style) {
  const entry = join(client, `${name}.ts`);
  const contents = runtimeScript(entry, plan, client, `export * from ${JSON.stringify(entry)};`);
  const { outputFiles } = await esbuild.build({
    ...modules,
    splitting: false,
    entryPoints: [{ in: `virtual:${name}.js`, out: name }],
    define: { ...context.defines, TRANSOM_EMBEDDED_STYLE: JSON.stringify(style) },
    plugins: [lazy.plugin, virtual({ [`virtual:${name}.js`]: { contents, resolveDir: client } })],
  });
  return { outputFiles, script: relative(out, outputFiles[0].path) };
}

/** A script that stands alone, and does not have the runtime. */
async function buildAlone(name) {
  const format = name === "opened" ? "iife" : "esm";
  const { outputFiles } = await esbuild.build({
    ...common,
    ...names,
    format,
    entryPoints: [join(client, `${name}.ts`)],
    outdir: out,
  });
  return { outputFiles, script: relative(out, outputFiles[0].path) };
}

/** What a notebook's and a browser's own Python need: the runtimes, and what stands before these. */
async function buildOthers(context, plan, lazy) {
  const text = await embeddedStyles(join(client, "styles"), plan, common.target);
  const style = `embedded-${hashOf(text)}.css`;
  const [notebook, pyodide, worker, opened, documented, loader, starting] = await Promise.all([
    buildEmbedded(context, plan, lazy, "notebook", style),
    buildEmbedded(context, plan, lazy, "pyodide", style),
    buildAlone("python_worker"),
    buildAlone("opened"),
    buildAlone("documented"),
    esbuild.build({ ...common, format: "esm", entryPoints: [join(client, "loader.ts")], outdir: out }),
    styles("client/styles/starting.css"),
  ]);
  const outputFiles = [notebook, pyodide, worker, opened, documented].flatMap((each) => each.outputFiles);
  outputFiles.push({ path: join(out, style), contents: Buffer.from(text) });
  return {
    outputFiles,
    notebook: notebook.script,
    pyodide: { script: pyodide.script, worker: worker.script, opened: opened.script, style: starting },
    documented: documented.script,
    loader: loader.outputFiles[0].text.trim(),
  };
}

/** The runtime of a page that was saved; its style sheet is that of a server's pages. */
async function buildSaved(context, plan, lazy) {
  const contents = runtimeScript(join(client, "saved.ts"), plan, client);
  const { outputFiles } = await esbuild.build({
    ...modules,
    splitting: false,
    entryPoints: [{ in: "virtual:saved.js", out: "saved" }],
    define: context.defines,
    plugins: [lazy.plugin, virtual({ "virtual:saved.js": { contents, resolveDir: client } })],
  });
  return { outputFiles, script: relative(out, outputFiles[0].path) };
}

/** The rules of a page's frame: the shell of a page that has one carries them, see `hosts/server/shell.py`. */
const frameStyles = () => styles("template/shell.css");

/** A style sheet for a page's head. */
async function styles(path) {
  const text = readFileSync(join(source, path), "utf8");
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
  const context = { modules, defines, source, client, root };
  const plan = await planChunks(context);
  const lazy = await buildLazy(context, plan);
  const [{ outputFiles, metafile }, others, saved, boot, chunks] = await Promise.all([
    buildRuntime(context, plan, lazy),
    buildOthers(context, plan, lazy),
    buildSaved(context, plan, lazy),
    buildBoot(),
    buildChunks(context, plan),
  ]);
  const entryOf = (type) => Object.keys(metafile.outputs).find((path) => path.endsWith(type));
  const [script, style] = [".js", ".css"].map((type) => relative(relative(root, out), entryOf(type)));
  const files = { ...icons.files };
  for (const file of [
    outputFiles,
    others.outputFiles,
    saved.outputFiles,
    chunks.outputFiles,
    lazy.outputFiles,
  ].flat())
    files[relative(out, file.path)] = put(relative(out, file.path), file.contents);
  const manifest = {
    build: createHash("sha256")
      .update(boot)
      .update(others.loader)
      .update(Object.keys(files).sort().join("\0"))
      .digest("hex")
      .slice(0, 16),
    boot,
    script,
    style,
    notebook: others.notebook,
    pyodide: others.pyodide,
    documented: others.documented,
    loader: others.loader,
    saved: saved.script,
    frontEnds: chunks.frontEnds,
    libraries: chunks.libraries,
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
