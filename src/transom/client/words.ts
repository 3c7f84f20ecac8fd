/** What a page says of itself, in its language. Owns: the words that the server has sent in place of the English. */

let words: Record<string, string> = {};

/** From now on say it in these words. */
export function speak(given: Record<string, string>): void {
  words = given;
}

/** `text` in the page's language; each `{}` in it stands for one of `about`. */
export function say(text: string, ...about: unknown[]): string {
  const said = Object.hasOwn(words, text) ? (words[text] as string) : text;
  return said.replace(/\{\}/g, () => String(about.shift() ?? "")).trim();
}
