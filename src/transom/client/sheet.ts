/** Style sheets that come with a module. Owns: that they stand in the layers of the page's own sheet. */

/** What a document of another's does to style sheets, so that they reach what is Transom's and nothing else. */
export const sheets = {
  /** To the build's own. */
  own: (styles: string): string => styles,
  /** To those of authors, which have precedence. */
  ofAuthor: (styles: string): string => styles,
};

/** Add the rules of `styles` to the page, in the layer `tr.<layer>`; see `styles/index.css`. */
export function adopt(layer: string, styles: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@layer tr.${layer}{${sheets.own(styles)}}`);
  document.adoptedStyleSheets.push(sheet);
}
