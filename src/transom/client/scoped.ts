/**
 * Style sheets that foreign markup brings along: they apply to that markup alone, and can only dress it. Owns: what a
 * rule may say.
 */

import { h } from "./dom.ts";
import { sheets } from "./sheet.ts";

/** What would leave the box, fetch something or look at the page around it. */
const PROPERTIES = /^(position|z-index|inset|top|right|bottom|left|behavior|content-visibility|-moz-binding)/;
const VALUES = /url\(|image-set\(|src\(|\\|var\(--tr-/i;
const SELECTORS = /[&\\]|:host|:scope|:root|:has\(/;

/** Take the style sheets out of markup; returns their texts. */
export function takeStyles(content: ParentNode): string[] {
  return [...content.querySelectorAll("style")].map((style) => {
    style.remove();
    return style.textContent ?? "";
  });
}

let count = 0;

/** Elements with what of the style sheets may be, each rule for what is in `el` only. */
export function scoped(el: Element, texts: string[]): HTMLStyleElement[] {
  const rules = texts.flatMap((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text); // without what it would import
    return [...sheet.cssRules].map(allowed).filter(Boolean);
  });
  if (!rules.length) return [];
  const scope = (el as HTMLElement).dataset.scope || String(++count);
  (el as HTMLElement).dataset.scope = scope;
  return [h("style", null, sheets.ofAuthor(`[data-scope="${scope}"] { ${rules.join("\n")} }`))];
}

function allowed(rule: CSSRule): string {
  if (rule instanceof CSSMediaRule)
    return `@media ${rule.conditionText} { ${[...rule.cssRules].map(allowed).join("\n")} }`;
  if (!(rule instanceof CSSStyleRule) || SELECTORS.test(rule.selectorText)) return "";
  const { style } = rule;
  for (const name of [...style])
    if (PROPERTIES.test(name) || VALUES.test(style.getPropertyValue(name))) style.removeProperty(name);
  return style.length ? `${rule.selectorText} { ${style.cssText} }` : "";
}
