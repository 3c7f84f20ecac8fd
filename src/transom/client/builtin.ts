/**
 * The built-in front ends and their modules. Owns: which of them are in the first bundle (`core`) and which are
 * fetched when one is shown for the first time (`lazy`). A new component gets one line here.
 */

import progress from "../indicators/progress.ts";
import card from "../layout/card.ts";
import column from "../layout/column.ts";
import row from "../layout/row.ts";
import spacer from "../layout/spacer.ts";
import tabs from "../layout/tabs.ts";
import code from "../pane/code.ts";
import paramFunction from "../pane/function.ts";
import html from "../pane/html.ts";
import image from "../pane/image.ts";
import markdown from "../pane/markdown.ts";
import str from "../pane/str.ts";
import cell from "../script/cell.ts";
import button from "../widgets/button.ts";
import checkbox from "../widgets/checkbox.ts";
import select from "../widgets/select.ts";
import slider from "../widgets/slider.ts";
import staticText from "../widgets/static_text.ts";
import textInput from "../widgets/text_input.ts";
import type { Module } from "./types.ts";

type AnyModule = { [K in keyof Module]: Module<never>[K] };

const modules = {
  Button: button,
  Card: card,
  Cell: cell,
  Checkbox: checkbox,
  Code: code,
  Column: column,
  HTML: html,
  Image: image,
  Markdown: markdown,
  ParamFunction: paramFunction,
  Progress: progress,
  Row: row,
  Select: select,
  Slider: slider,
  Spacer: spacer,
  StaticText: staticText,
  Str: str,
  Tabs: tabs,
  TextInput: textInput,
} satisfies Record<string, AnyModule>;

export const core = modules as unknown as Record<string, Module>;

type Lazy = Record<string, () => Promise<{ default: AnyModule }>>;

export const lazy = {
  Bokeh: () => import("../pane/bokeh.ts"),
  BokehDocument: () => import("../pane/bokeh_document.ts"),
  LoadingSpinner: () => import("../indicators/loading_spinner.ts"),
  TaskButton: () => import("../widgets/task_button.ts"),
} satisfies Lazy as unknown as Record<string, () => Promise<{ default: Module }>>;
