/**
 * The chunks of front ends, and the parts of the runtime that are fetched when they are needed. Owns: which front ends
 * there are, which chunk each lies in, and what the runtime hands on to them.
 *
 * A front end is a module outside of this folder with an `export default`; its style sheet lies beside it, as that of
 * any module that one uses. What `main.ts` reaches is in the runtime. Any other lies in the chunk that `@chunk NAME`
 * in its head comment names, or in one of its own; what the runtime imports by `import("./x.ts")` is a file as well.
 * Such a file imports nothing: it exports a function, which is given what the file uses of the runtime's modules. So it
 * is the same file for every runtime, wherever its text comes from. A module that two chunks use is in the runtime,
 * unless its head comment says `@copied`: then it is in each of them. That is for what stands beside libraries of some
 * hundred kilobytes, and for a few lines that most pages have no use for; it keeps nothing that the chunks would have to
 * share.
 */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import * as esbuild from "esbuild";

/** What a runtime begins with; what the first one reaches is there for all chunks. */
const ENTRIES = ["main.ts", "notebook.ts", "pyodide.ts", "saved.ts"];

/** In which cascade layer the style sheet of a module lies, by its folder. */
const LAYERS = {
  book: "chrome",
  custom: "widgets",
  indicators: "widgets",
  layout: "layout",
  pane: "panes",
  script: "panes",
  template: "chrome",
  widgets: "widgets",
  _tabulator: "widgets",
};

/** A style sheet that a module brings along is text in it. */
export const stylesAsText = (target) => ({
  name: "style sheets as text",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/, namespace: "file" }, async ({ path, with: { type } }) => {
      if (type !== "text") return undefined;
      const text = readFileSync(path, "utf8");
      const { code } = await esbuild.transform(text, { loader: "css", minify: true, target });
      return { contents: code.trim(), loader: "text" };
    }),
});

/** `katex/fonts`: the fonts that KaTeX's style sheet names, each a file of its own. */
const fontsOfKatex = (root) => ({
  name: "fonts of KaTeX",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^katex\/fonts$/ }, () => ({ path: "katex", namespace: "fonts" }));
    onLoad({ filter: /./, namespace: "fonts" }, () => {
      const sheet = readFileSync(join(root, "node_modules/katex/dist/katex.min.css"), "utf8");
      const fonts = [...sheet.matchAll(/@font-face\{[^}]*\}/g)].map(([rule], index) => {
        const [family, style, weight, file] = ["font-family:", "font-style:", "font-weight:", "url\\("].map(
          (name) => rule.match(`${name}([^;)]*)`)[1],
        );
        return [
          `import f${index} from "katex/dist/${file}";`,
          `[f${index}, ${quote({ family, style, weight })}]`,
        ];
      });
      const contents = `${fonts.map(([line]) => line).join("")} export default [${fonts.map(([, each]) => each)}];`;
      return { contents, resolveDir: root };
    });
  },
});

const LAZY = /\bimport\("(\.[^"]+)"\)/g;

/** What is fetched when it is needed is no part of what asks for it. */
const lazyIsApart = {
  name: "fetched when it is needed",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\./ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path, external: true } : undefined,
    ),
};

/** `import("./x.ts")` becomes `load("x-HASH.js")`: hosts decide how a file is fetched, see `modules.ts`. */
const lazyByName = ({ client }, built) => ({
  name: "fetched by its name",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/, namespace: "file" }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      if (!text.match(LAZY)) return undefined;
      const from = quote(join(client, "parts.ts"));
      const named = text.replace(
        LAZY,
        (_, other) => `load$(${quote(built.get(join(dirname(path), other)))})`,
      );
      return { contents: `import { load as load$ } from ${from};\n${named}`, loader: "ts" };
    }),
});

/** Entry points that are written here and not on the disk. */
export const virtual = (files) => ({
  name: "virtual",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^virtual:/ }, ({ path }) => ({ path, namespace: "virtual" }));
    onLoad({ filter: /./, namespace: "virtual" }, ({ path }) => files[path]);
  },
});

const runtimeIsApart = (shared) => ({
  name: "not in the runtime",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^[./]/ }, ({ path, resolveDir }) =>
      shared.has(resolve(resolveDir, path)) ? { path, external: true } : undefined,
    ),
});

/** Take what lies in the runtime from what the file's function is given, `$`. */
const fromRuntime = (shared, used) => ({
  name: "the runtime is there already",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[./]/ }, ({ path, resolveDir }) => {
      const found = resolve(resolveDir, path);
      return shared.has(found) ? { path: found, namespace: "runtime" } : undefined;
    });
    onLoad({ filter: /./, namespace: "runtime" }, ({ path }) => ({
      contents: `export const { ${[...(used.get(path) ?? [])].join(", ")} } = $;`,
    }));
  },
});

/**
 * What lies where.
 *
 * Returns `units`, the modules of each file by its name; `lazy`, those of them that the runtime asks for; `own`, all
 * that lies in each; `shared`, the modules of the runtime; `exported`, what the files use of these, by module.
 */
export async function planChunks(context) {
  const { modules, defines, client, root } = context;
  const runtimes = await Promise.all(
    ENTRIES.map((entry) =>
      esbuild.build({
        ...modules,
        entryPoints: [join(client, entry)],
        define: defines,
        plugins: [lazyIsApart],
      }),
    ),
  );
  const [shared, ...others] = runtimes.map((each) => new Set(inputs(context, each)));
  const units = new Map();
  const lazy = new Map(
    [...shared, ...others.flatMap((each) => [...each])]
      .flatMap(lazyOf)
      .map((path) => [basename(path, ".ts"), path]),
  );
  for (const [name, path] of lazy) units.set(name, [path]);
  for (const path of frontEnds(context).filter((each) => !shared.has(each))) {
    const name = chunkOf(path);
    if (lazy.has(name)) throw new Error(`${path}: the runtime has a file ${name} already`);
    units.set(name, [...(units.get(name) ?? []), path]);
  }
  const reached = new Map();
  for (const [name, paths] of units) {
    const result = await esbuild.build({
      ...modules,
      entryPoints: paths,
      define: defines,
      plugins: [runtimeIsApart(shared), stylesAsText(modules.target), fontsOfKatex(root)],
    });
    reached.set(name, new Set(inputs(context, result)));
  }
  for (const path of new Set([...reached.values()].flatMap((paths) => [...paths])))
    if ([...reached.values()].filter((paths) => paths.has(path)).length > 1 && !isCopied(path))
      shared.add(path);
  const own = new Map(
    [...reached].map(([name, paths]) => [name, [...paths].filter((each) => !shared.has(each))]),
  );
  return { units, lazy, own, shared, exported: exportsFor([...own.values()].flat(), shared) };
}

/** The script of a runtime: it hands on what chunks use. */
export function runtimeScript(main, { exported }, client, more = "") {
  const names = [...exported.values()].flatMap((each) => [...each]).sort();
  const lines = [...exported].map(
    ([path, each]) => `import { ${[...each].join(", ")} } from ${quote(path)};`,
  );
  const provide = `import { provide } from ${quote(join(client, "parts.ts"))};`;
  return [...lines.sort(), provide, `import ${quote(main)};`, `provide({ ${names.join(", ")} });`, more].join(
    "\n",
  );
}

/** The style sheet of every page: the runtime's own, and what its modules bring along. */
export function runtimeStyles(index, plan) {
  return [
    `@import ${quote(index)};`,
    ...sheetsOf(plan).map((path) => `@import ${quote(path)} layer(tr.${layerOf(path)});`),
  ].join("\n");
}

export const sheetsOf = ({ shared }) => [...shared].map(sheetOf).filter(Boolean).sort();

/** Build those of the files whose names are given. Returns what each is called by its name, and all that was written. */
async function buildUnits(context, plan, wanted) {
  const { modules, defines, client, root } = context;
  const used = (name) => exportsFor(plan.own.get(name), plan.shared);
  return Promise.all(
    wanted.map(async (name) => {
      const paths = plan.units.get(name);
      const contents = plan.lazy.has(name)
        ? exportsOf(paths[0])
        : chunkScript(paths, plan.own.get(name), client);
      const { outputFiles, metafile } = await esbuild.build({
        ...modules,
        splitting: false,
        entryPoints: [{ in: `virtual:${name}`, out: name }],
        define: defines,
        plugins: [
          virtual({ [`virtual:${name}`]: { contents, resolveDir: client } }),
          fromRuntime(plan.shared, used(name)),
          stylesAsText(modules.target),
          fontsOfKatex(root),
        ],
      });
      const [script, rest] = [true, false].map((is) =>
        outputFiles.filter(({ path }) => path.endsWith(".js") === is),
      );
      const text = asFunction(script[0].text);
      const path = join(dirname(script[0].path), `${name}-${hashOf(text)}.js`);
      return {
        name,
        file: basename(path),
        metafile,
        outputFiles: [{ path, contents: Buffer.from(text) }, ...rest],
      };
    }),
  );
}

/** The parts of the runtime that are fetched when they are needed; `built` says what each is called, by its source. */
export async function buildLazy(context, plan) {
  const results = await buildUnits(context, plan, [...plan.lazy.keys()]);
  const built = new Map(results.map(({ name, file }) => [plan.lazy.get(name), file]));
  return {
    outputFiles: results.flatMap((each) => each.outputFiles),
    built,
    plugin: lazyByName(context, built),
  };
}

export async function buildChunks(context, plan) {
  const results = await buildUnits(
    context,
    plan,
    [...plan.units.keys()].filter((name) => !plan.lazy.has(name)),
  );
  const frontEnds = {};
  const libraries = [];
  for (const { name, file, metafile } of results) {
    if (Object.keys(metafile.inputs).some((path) => path.includes("node_modules/"))) libraries.push(file);
    for (const path of plan.units.get(name)) frontEnds[keyOf(path)] = file;
  }
  return { outputFiles: results.flatMap((each) => each.outputFiles), frontEnds, libraries };
}

/** The text of a module that exports a function, which returns what the module exported. */
function asFunction(text) {
  const end = text.match(/export\{([^{}]*)\};?\s*$/);
  if (/^import[ {"*]/.test(text)) throw new Error(`It imports something: ${text.slice(0, 200)}`);
  const table = (end?.[1].split(",") ?? []).map((each) => {
    const [local, name = local] = each.split(" as ");
    return `${name}:${local}`;
  });
  // In parentheses: it is called at once, so browsers need not look at it twice.
  return `export default($=>{${text.slice(0, end?.index)}return{${table}}});\n`;
}

export const hashOf = (text) => createHash("sha256").update(text).digest("hex").slice(0, 8).toUpperCase();

function exportsOf(path) {
  const isDefault = /^export (default|\{ default \})/m.test(readFileSync(path, "utf8"));
  return [`export * from ${quote(path)};`, isDefault ? `export { default } from ${quote(path)};` : ""].join(
    "\n",
  );
}

/** What a module fetches when it is needed. */
const lazyOf = (path) =>
  [...readFileSync(path, "utf8").matchAll(LAZY)].map(([, other]) => join(dirname(path), other));

/** All front ends of a chunk under their keys, and their style sheets put into the page. */
function chunkScript(paths, own, client) {
  const lines = paths.map((path, index) => `import m${index} from ${quote(path)};`);
  const layers = new Map();
  for (const sheet of own.map(sheetOf).filter(Boolean).sort()) {
    const name = `s${lines.length}`;
    lines.push(`import ${name} from ${quote(sheet)} with { type: "text" };`);
    layers.set(layerOf(sheet), [...(layers.get(layerOf(sheet)) ?? []), name]);
  }
  if (layers.size) lines.push(`import { adopt } from ${quote(join(client, "sheet.ts"))};`);
  for (const [layer, names] of layers) lines.push(`adopt(${quote(layer)}, ${names.join(" + ")});`);
  const table = paths.map((path, index) => `${quote(keyOf(path))}: m${index}`);
  return [...lines, `export default { ${table.join(", ")} };`].join("\n");
}

/** What of the shared modules these modules name, by module. */
function exportsFor(paths, shared) {
  const exported = new Map();
  const modules = paths.filter((each) => each.endsWith(".ts"));
  const styled = modules.some(sheetOf) ? [[join(clientOf(shared), "sheet.ts"), "adopt"]] : [];
  for (const [path, name] of [...styled, ...modules.flatMap(importsOf)])
    if (shared.has(path)) exported.set(path, (exported.get(path) ?? new Set()).add(name));
  return exported;
}

/** The names that a module imports from others of the project, but for types. */
function importsOf(path) {
  const text = readFileSync(path, "utf8");
  const statements = text.matchAll(/import\s+(?!type\b)\{([^}]*)\}\s+from\s+"(\.[^"]+)"/g);
  return [...statements].flatMap(([, list, from]) =>
    list
      .split(",")
      .map((item) => item.trim())
      .filter((item) => item && !item.startsWith("type "))
      .map((item) => [resolve(dirname(path), from), item.split(" as ")[0]]),
  );
}

const clientOf = (shared) => dirname([...shared].find((path) => basename(path) === "main.ts"));

/** The modules of the project that a build has read. */
function inputs({ source, modules }, { metafile }) {
  return Object.keys(metafile.inputs)
    .map((path) => join(modules.absWorkingDir, path))
    .filter((path) => path.startsWith(source + sep) && path.endsWith(".ts"));
}

function frontEnds({ source, client }) {
  const found = readdirSync(source, { recursive: true })
    .map((name) => join(source, name))
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts") && !path.startsWith(client + sep))
    .filter((path) => /^export default /m.test(readFileSync(path, "utf8")))
    .sort();
  const keys = new Map();
  for (const path of found) {
    const other = keys.get(keyOf(path));
    if (other) throw new Error(`${relative(source, path)} and ${relative(source, other)} have one name`);
    keys.set(keyOf(path), path);
  }
  return found;
}

const chunkOf = (path) =>
  readFileSync(path, "utf8").match(/^ \* @chunk (\w+)$/m)?.[1] ?? basename(path, ".ts");

const isCopied = (path) => /^ \* @copied$/m.test(readFileSync(path, "utf8"));

/** What a front end is called without regard to case: `HTML` is drawn by `html.ts`, `IntInput` by `int_input.ts`. */
const keyOf = (path) => basename(path, ".ts").replaceAll("_", "");

function sheetOf(path) {
  const sheet = path.replace(/\.ts$/, ".css");
  return existsSync(sheet) ? sheet : undefined;
}

export function layerOf(path) {
  const layer = LAYERS[basename(dirname(path))];
  if (!layer) throw new Error(`${path}: which layer is a style sheet of this folder in?`);
  return layer;
}

const quote = (text) => JSON.stringify(text);
