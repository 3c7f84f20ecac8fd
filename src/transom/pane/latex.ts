/** LaTeX: text in which KaTeX sets the formulas. Nothing in them can run, link or fetch. */

import renderMath from "katex/contrib/auto-render";
import styles from "katex/dist/katex.min.css" with { type: "text" };
import fonts from "katex/fonts";
import { addressed } from "../client/assets.ts";
import { h } from "../client/dom.ts";
import { adopt } from "../client/sheet.ts";
import type { Module } from "../client/types.ts";
import { follow } from "../widgets/field.ts";
import type { LaTeXParams } from "./_typed/latex.ts";

// A sheet that is adopted knows no address: its fonts are given to the page, which fetches those that it uses.
adopt("panes", styles.replace(/@font-face\{[^}]*\}/g, ""));
for (const [file, { family, style, weight }] of fonts)
  addressed(file, (href) => document.fonts.add(new FontFace(family, `url("${href}")`, { style, weight })));

const DELIMITERS = [
  { left: "$$", right: "$$", display: true },
  { left: "\\[", right: "\\]", display: true },
  { left: "\\(", right: "\\)", display: false },
  { left: "$", right: "$", display: false },
  ...["equation", "align", "gather", "alignat"].flatMap((name) =>
    [name, `${name}*`].map((each) => ({ left: `\\begin{${each}}`, right: `\\end{${each}}`, display: true })),
  ),
];

export default {
  render({ model, el }) {
    const box = h("div", { class: "tr-latex" });
    el.append(box);
    follow(model, ["object"], () => {
      box.textContent = String(model.get("object") ?? "");
      renderMath(box, {
        delimiters: DELIMITERS,
        throwOnError: false,
        trust: false,
        maxExpand: 1000,
        maxSize: 50,
      });
      // What may scroll sideways has to be reachable by keyboard.
      for (const display of box.querySelectorAll<HTMLElement>(".katex-display")) display.tabIndex = 0;
    });
  },
} satisfies Module<Omit<LaTeXParams, "object"> & { object: string | null }>;
