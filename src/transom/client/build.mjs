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

/** The same for a notebook: the runtime, the style sheet, and the text of the loader. */
async function buildNotebook(context, plan, lazy) {
  const text = await embeddedStyles(join(client, "styles"), plan, common.target);
  const style = `embedded-${hashOf(text)}.css`;
  const entry = join(client, "notebook.ts");
  const more = `export * from ${JSON.stringify(entry)};`;
  const contents = runtimeScript(entry, plan, client, more);
  const [runtime, loader] = await Promise.all([
    esbuild.build({
      ...modules,
      splitting: false,
      entryPoints: [{ in: "virtual:notebook.js", out: "notebook" }],
      define: { ...context.defines, TRANSOM_EMBEDDED_STYLE: JSON.stringify(style) },
      plugins: [lazy.plugin, virtual({ "virtual:notebook.js": { contents, resolveDir: client } })],
    }),
    esbuild.build({ ...common, format: "esm", entryPoints: [join(client, "loader.ts")], outdir: out }),
  ]);
  const script = relative(out, runtime.outputFiles[0].path);
  const outputFiles = [...runtime.outputFiles, { path: join(out, style), contents: Buffer.from(text) }];
  return { outputFiles, script, loader: loader.outputFiles[0].text.trim() };
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
  const context = { modules, defines, source, client, root };
  const plan = await planChunks(context);
  const lazy = await buildLazy(context, plan);
  const [{ outputFiles, metafile }, notebook, boot, chunks] = await Promise.all([
    buildRuntime(context, plan, lazy),
    buildNotebook(context, plan, lazy),
    buildBoot(),
    buildChunks(context, plan),
  ]);
  const entryOf = (type) => Object.keys(metafile.outputs).find((path) => path.endsWith(type));
  const [script, style] = [".js", ".css"].map((type) => relative(relative(root, out), entryOf(type)));
  const files = { ...icons.files };
  for (const file of [outputFiles, notebook.outputFiles, chunks.outputFiles, lazy.outputFiles].flat())
    files[relative(out, file.path)] = put(relative(out, file.path), file.contents);
  const manifest = {
    build: createHash("sha256")
      .update(boot)
      .update(notebook.loader)
      .update(Object.keys(files).sort().join("\0"))
      .digest("hex")
      .slice(0, 16),
    boot,
    script,
    style,
    notebook: notebook.script,
    loader: notebook.loader,
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
