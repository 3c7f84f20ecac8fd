/** HTML, and what it shares with Markdown: markup that goes through the one sink. */

import { h } from "../client/dom.ts";
import { showHtml } from "../client/markup.ts";
import type { Module, RenderProps } from "../client/types.ts";
import type { HTMLParams } from "./_typed/html.ts";

export default {
  render(props) {
    return { ready: showMarkup(props, "sanitize_html", "tr-html") };
  },
} satisfies Module<HTMLParams>;

/**
 * Show a model's `object` as markup in a box of class `name`; `clean` is the parameter that asks for sanitising.
 * The promise is that of the first content.
 */
export function showMarkup<P extends { object: string | null }>(
  { model, el }: Pick<RenderProps<P>, "model" | "el">,
  clean: keyof P & string,
  name: string,
): Promise<void> | undefined {
  const box = h("div", { class: name });
  el.append(box);
  const show = () => showHtml(box, model.get("object") ?? "", { sanitize: model.get(clean) !== false });
  const keys: (keyof P & string)[] = ["object", clean];
  for (const key of keys) model.on(`change:${key}`, show);
  return show() || undefined;
}
