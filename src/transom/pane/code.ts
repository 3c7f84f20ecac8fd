/** Code: source as the server has highlighted it, with a button that copies it. */

import { flag, h, icon } from "../client/dom.ts";
import { showHtml } from "../client/markup.ts";
import type { Module } from "../client/types.ts";
import { follow } from "../widgets/field.ts";
import type { CodeParams } from "./_typed/code.ts";

const COPIED_FOR = 2_000;

export default {
  render({ model, el, host }) {
    const language = h("span", { class: "tr-code__language" });
    const word = h("span", null, "Copy");
    const copy = h("button", { class: "tr-code__copy", type: "button" }, icon("copy"), word);
    const code = h("code");
    const source = h("pre", { class: "tr-code__source", role: "group", tabIndex: 0 }, code);
    const figure = h(
      "figure",
      { class: "tr-code" },
      h("div", { class: "tr-code__bar" }, language, copy),
      source,
    );
    el.append(figure);

    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = (text: string, name: string, copied: boolean) => {
      word.textContent = text;
      copy.querySelector("svg")?.replaceWith(icon(name));
      flag(copy, "data-copied", copied);
    };
    copy.addEventListener("click", async () => {
      const copied = await copyText(code.textContent ?? "");
      say(copied ? "Copied" : "Press Ctrl+C", copied ? "check" : "copy", copied);
      host.announce(copied ? "Copied" : "Copying is not allowed here; the code is selected");
      if (!copied) getSelection()?.selectAllChildren(code);
      clearTimeout(timer);
      timer = setTimeout(say, COPIED_FOR, "Copy", "copy", false);
    });

    const paint = () => {
      const name = model.get("language") ?? "";
      figure.dataset.language = name;
      language.textContent = name;
      source.setAttribute("aria-label", name ? `${name} code` : "Code");
      const html = model.get("html");
      code.textContent = textOf(html); // what shows the colours may be on its way
      // Made by the server from escaped source: nothing in it can run.
      void showHtml(code, html, { sanitize: false });
    };
    follow(model, ["language", "html"], paint);
  },
} satisfies Module<CodeParams>;

const ENTITIES: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'" };

/** The source in what the server has made of it. */
function textOf(html: string): string {
  return html.replace(/<[^>]+>/g, "").replace(/&(lt|gt|amp|quot|#39);/g, (_, name) => ENTITIES[name] ?? "");
}

/** Put text on the clipboard; the way that also works on pages that are not served over HTTPS comes second. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const active = document.activeElement;
  const area = h("textarea", { class: "tr-sr-only", value: text, "aria-hidden": "true", tabIndex: -1 });
  document.body.append(area);
  area.select();
  try {
    return document.execCommand("copy");
  } finally {
    area.remove();
    if (active instanceof HTMLElement) active.focus({ preventScroll: true });
  }
}
