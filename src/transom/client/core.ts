/**
 * The front ends that are in the runtime: those that nearly every page shows. All others are fetched with the chunk
 * that the server names with a class.
 */

import column from "../layout/column.ts";
import row from "../layout/row.ts";
import spacer from "../layout/spacer.ts";
import paramFunction from "../pane/function.ts";
import html from "../pane/html.ts";
import markdown from "../pane/markdown.ts";
import str from "../pane/str.ts";
import cell from "../script/cell.ts";
import button from "../widgets/button.ts";
import staticText from "../widgets/static_text.ts";
import type { Module } from "./types.ts";

type AnyModule = { [K in keyof Module]: Module<never>[K] };

const modules = {
  Button: button,
  Cell: cell,
  Column: column,
  HTML: html,
  Markdown: markdown,
  ParamFunction: paramFunction,
  Row: row,
  Spacer: spacer,
  StaticText: staticText,
  Str: str,
} satisfies Record<string, AnyModule>;

export const core = modules as unknown as Record<string, Module>;
