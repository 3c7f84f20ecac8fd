/** Markdown: rendered by the server, shown with the typography of written text. */

import type { Module } from "../client/types.ts";
import type { MarkdownParams } from "./_typed/markdown.ts";
import { showMarkup } from "./html.ts";

export default {
  render(props) {
    return { ready: showMarkup(props, "sanitize", "tr-prose") };
  },
} satisfies Module<MarkdownParams>;
