/**
 * The chunks of front ends. Owns: which front ends there are, which chunk each lies in, and what the runtime hands on
 * to them.
 *
 * A front end is a module outside of this folder with an `export default`; its style sheet lies beside it, as that of
 * any module that one uses. What `main.ts` reaches is in the runtime. Any other lies in the chunk that `@chunk NAME`
 * in its head comment names, or in one of its own. A chunk imports the runtime and nothing else: what it uses of the
 * runtime's modules the runtime exports, and a module that two chunks use is in the runtime, unless its head comment says
 * `@copied`: then it is in each of them. That is for what stands beside libraries of some hundred kilobytes, and for a few
 * lines that most pages have no use for; it keeps nothing that the chunks would have to share.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import * as esbuild from "esbuild";

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

/** Modules that are fetched when they are first needed, under the names that they were given. */
export const lazyModules = (built) => ({
  name: "lazy modules are built already",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      const name = kind === "dynamic-import" && built.get(join(resolveDir, path));
      return name ? { path: name, external: true } : undefined;
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

/** Take what lies in the runtime from there. */
const fromRuntime = (shared, script) => ({
  name: "the runtime is there already",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^[./]/ }, ({ path, resolveDir }) =>
      shared.has(resolve(resolveDir, path)) ? { path: `./${script}`, external: true } : undefined,
    ),
});

/**
 * What lies where.
 *
 * Returns `chunks`, the front ends of each by its name; `shared`, the modules of the runtime; `exported`, what chunks
 * use of these, by module.
 */
export async function planChunks(context) {
  const { modules, defines, client, built, root } = context;
  const bundle = (entry, plugins) =>
    esbuild.build({ ...modules, entryPoints: [entry], define: defines, plugins });
  const runtime = await bundle(join(client, "main.ts"), [lazyModules(built)]);
  const shared = new Set(inputs(context, runtime));
  const chunks = new Map();
  for (const path of frontEnds(context).filter((each) => !shared.has(each))) {
    const name = chunkOf(path);
    chunks.set(name, [...(chunks.get(name) ?? []), path]);
  }
  const reached = new Map();
  for (const [name, paths] of chunks) {
    const result = await esbuild.build({
      ...modules,
      entryPoints: paths,
      define: defines,
      plugins: [fromRuntime(shared, "client.js"), stylesAsText(modules.target), fontsOfKatex(root)],
    });
    reached.set(name, new Set(inputs(context, result)));
  }
  for (const path of new Set([...reached.values()].flatMap((paths) => [...paths])))
    if ([...reached.values()].filter((paths) => paths.has(path)).length > 1 && !isCopied(path))
      shared.add(path);
  const own = new Map(
    [...reached].map(([name, paths]) => [name, [...paths].filter((each) => !shared.has(each))]),
  );
  return { chunks, own, shared, exported: exportsFor([...own.values()].flat(), shared) };
}

/** The script that starts the runtime and hands on what chunks use. */
export function runtimeScript(main, { exported }) {
  const lines = [...exported].map(
    ([path, names]) => `export { ${[...names].join(", ")} } from ${quote(path)};`,
  );
  return [`import ${quote(main)};`, ...lines.sort()].join("\n");
}

/** The style sheet of every page: the runtime's own, and what its modules bring along. */
export function runtimeStyles(index, { shared }) {
  const sheets = [...shared].map(sheetOf).filter(Boolean).sort();
  return [index, ...sheets]
    .map((path) => `@import ${quote(path)}${path === index ? "" : ` layer(tr.${layerOf(path)})`};`)
    .join("\n");
}

export async function buildChunks(context, plan, script) {
  const { modules, defines, client, root } = context;
  const entries = Object.fromEntries(
    [...plan.chunks].map(([name, paths]) => [
      `virtual:${name}`,
      { contents: chunkScript(paths, plan.own.get(name), client), resolveDir: client },
    ]),
  );
  const results = await Promise.all(
    [...plan.chunks.keys()].map((name) =>
      esbuild.build({
        ...modules,
        splitting: false,
        entryPoints: [{ in: `virtual:${name}`, out: name }],
        define: defines,
        plugins: [
          virtual(entries),
          fromRuntime(plan.shared, script),
          stylesAsText(modules.target),
          fontsOfKatex(root),
        ],
      }),
    ),
  );
  const frontEnds = {};
  const libraries = [];
  for (const [index, paths] of [...plan.chunks.values()].entries()) {
    const { metafile, outputFiles } = results[index];
    const file = basename(outputFiles.find((each) => each.path.endsWith(".js")).path);
    if (Object.keys(metafile.inputs).some((path) => path.includes("node_modules/"))) libraries.push(file);
    for (const path of paths) frontEnds[keyOf(path)] = file;
  }
  return { outputFiles: results.flatMap((each) => each.outputFiles), frontEnds, libraries };
}

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

function layerOf(path) {
  const layer = LAYERS[basename(dirname(path))];
  if (!layer) throw new Error(`${path}: which layer is a style sheet of this folder in?`);
  return layer;
}

const quote = (text) => JSON.stringify(text);
