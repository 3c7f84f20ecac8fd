/**
 * What a page says of itself, in its language. Owns: whose words are said just now; a document may have several pages,
 * and what draws or answers for one of them says so first.
 */

/** The words that a server has sent in place of the English, and what wears the language by which numbers are written. */
export interface Speech {
  words: Record<string, string>;
  readonly frame: { readonly lang: string };
}

let speech: Speech = { words: {}, frame: { lang: "" } };

/** From now on say it in these words. */
export function speak(given: Speech): void {
  speech = given;
}

/** `text` in the page's language; each `{}` in it stands for one of `about`. */
export function say(text: string, ...about: unknown[]): string {
  const { words } = speech;
  const said = Object.hasOwn(words, text) ? (words[text] as string) : text;
  return said.replace(/\{\}/g, () => String(about.shift() ?? "")).trim();
}

/** The page's language, by which numbers are written and read. */
export function language(): string | undefined {
  return speech.frame.lang || undefined;
}
