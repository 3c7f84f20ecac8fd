/** Markdown: rendered by the server, shown with the typography of written text. */

import type { Module } from "../client/types.ts";
import { showMarkup } from "./html.ts";

interface Params {
  object: string | null;
  sanitize: boolean;
}

export default {
  render(props) {
    return { ready: showMarkup(props, "sanitize", "tr-prose") };
  },
} satisfies Module<Params>;
