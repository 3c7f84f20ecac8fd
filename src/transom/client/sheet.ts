/** Style sheets that come with a module. Owns: that they stand in the layers of the page's own sheet. */

/** Add the rules of `styles` to the page, in the layer `tr.<layer>`; see `styles/index.css`. */
export function adopt(layer: string, styles: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@layer tr.${layer}{${styles}}`);
  document.adoptedStyleSheets.push(sheet);
}
