/** The style sheet of documents of another's, made of the page's sources. Owns: how each reaches what is Transom's only. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { layerOf, sheetsOf } from "./chunks.mjs";

/**
 * All of it is scoped to what is Transom's there; and what is Transom's is
 * kept from the document's own rules, which have precedence over those of layers, by setting it back to these. Authors'
 * have a layer of their own.
 */
export async function embeddedStyles(styles, plan, target) {
  const own = ["tokens", "base", "layout", "chrome"].map((name) => [
    `tr.${name}`,
    join(styles, `${name}.css`),
  ]);
  const sheets = [
    ...own,
    ...sheetsOf(plan).map((path) => [`tr.${layerOf(path)}`, path]),
    ["tr.chrome", join(styles, "embedded.css")],
  ];
  const [order] = readFileSync(join(styles, "index.css"), "utf8").match(/@layer [^;]*/);
  const texts = await Promise.all(
    sheets.map(async ([layer, path]) => {
      const { code } = await esbuild.transform(readFileSync(path, "utf8"), {
        loader: "css",
        minify: true,
        target,
      });
      const [moves, rules] = [code.match(KEYFRAMES) ?? [], code.replace(KEYFRAMES, "").trim()];
      return `@layer ${layer}{@scope(.transom) to (.tr-ipywidget>*){${rules}}${moves.join("")}}`;
    }),
  );
  const plain = ["faces", "guard"].map((name) => readFileSync(join(styles, `${name}.css`), "utf8"));
  const { code } = await esbuild.transform(plain.join("\n"), { loader: "css", minify: true, target });
  return [`${order},tr.author;`, ...texts, code].join("\n");
}

const KEYFRAMES = /@keyframes[^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g;
