/** A style sheet that is imported as text, by `with { type: "text" }`. */
declare module "*.css" {
  const text: string;
  export default text;
}

/** The name of a font's file. */
declare module "*.woff2" {
  const name: string;
  export default name;
}

/** The fonts of KaTeX: the address of each, as seen from the chunk, and what it is. */
declare module "katex/fonts" {
  const fonts: [file: string, { family: string; style: string; weight: string }][];
  export default fonts;
}

declare module "katex/contrib/auto-render" {
  export default function render(el: HTMLElement, options: object): void;
}
