/**
 * Patterns as Python reads them, for pages that have no server: made into those of the page, which mean other things by
 * the same signs. Owns: which of Python's there is no counterpart of, which is said and never guessed.
 */

/** What Python can look for and a page cannot. */
export class Unsupported extends Error {}

/** What is no pattern: Python looks for the text as it stands, while it is still being written. */
class Invalid extends Error {}

const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const WORD = "\\p{L}\\p{N}_";
/** What stands for several characters: within brackets, and without. */
const CLASSES: Record<string, string> = {
  d: "\\p{Nd}",
  D: "\\P{Nd}",
  s: `[${SPACE}]`,
  S: `[^${SPACE}]`,
  w: `[${WORD}]`,
  W: `[^${WORD}]`,
};
const INSIDE = `[${WORD}]`;
const EDGE = `(?:(?<=${INSIDE})(?!${INSIDE})|(?<!${INSIDE})(?=${INSIDE}))`;
const NO_EDGE = `(?:(?<=${INSIDE})(?=${INSIDE})|(?<!${INSIDE})(?!${INSIDE}))`;
const END = "(?![^])";
const SIGNS: Record<string, string> = { a: "\\x07", f: "\\f", n: "\\n", r: "\\r", t: "\\t", v: "\\v" };

const literal = (code: number): string => `\\u{${code.toString(16)}}`;

/** The pattern as the page's; null for what is no pattern. */
export function patternOf(text: string): RegExp | null {
  try {
    return new RegExp(new Reading(text).all(), "iv");
  } catch (error) {
    if (error instanceof Unsupported) throw error;
    return null;
  }
}

class Reading {
  readonly #text: string[];
  #at = 0;
  #flags = "";
  #open = 0;
  /** Groups by their names; those without have only a number. */
  readonly #names = new Map<string, number>();
  #groups = 0;

  constructor(text: string) {
    const flags = /^\(\?([aiLmsux]+)\)/.exec(text);
    if (flags?.[1]?.match(/[aL]/)) throw new Unsupported();
    this.#flags = flags?.[1] ?? "";
    this.#text = [...text.slice(flags?.[0].length ?? 0)];
  }

  all(): string {
    let made = "";
    while (this.#at < this.#text.length) made += this.#one();
    if (this.#open) throw new Invalid();
    return made;
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    const found = pattern.exec(this.#text.slice(this.#at).join(""));
    if (found) this.#at += [...found[0]].length;
    return found;
  }

  #has(flag: string): boolean {
    return this.#flags.includes(flag);
  }

  #one(): string {
    if (this.#has("x") && this.#take(/^(\s|#.*)/)) return "";
    if (this.#take(/^\(\?#[^)]*\)/)) return "";
    const sign = this.#text[this.#at] as string;
    if (sign === "(") return this.#group();
    if (sign === "[") return this.#set() + this.#times();
    if (sign === "\\") return this.#escape() + this.#times();
    if (this.#times()) throw new Invalid(); // of nothing
    this.#at += 1;
    if ("^$|".includes(sign)) return this.#edge(sign);
    return this.#plain(sign) + this.#times();
  }

  #edge(sign: string): string {
    if (sign === "|") return sign;
    if (this.#has("m")) return sign === "^" ? "(?<![^\\n])" : "(?![^\\n])";
    return sign === "^" ? sign : `(?=\\n?${END})`;
  }

  #plain(sign: string): string {
    if (sign === ".") return this.#has("s") ? "[^]" : "[^\\n]";
    if (sign !== ")") return literal(sign.codePointAt(0) as number);
    this.#open -= 1;
    if (this.#open < 0) throw new Invalid();
    return sign;
  }

  /** How often. */
  #times(): string {
    if (this.#has("x")) this.#take(/^(\s|#.*)+/);
    const found = this.#take(/^(?:([*+?])|\{(?=\d|,)(\d*)(?:(,)(\d*))?\})([?+]?)/);
    if (!found) return "";
    const [, sign, least, comma = "", most = "", lazy] = found;
    if (lazy === "+") throw new Unsupported();
    return (sign ?? `{${least || 0}${comma}${most}}`) + lazy;
  }

  #group(): string {
    const again = this.#take(/^\(\?P=(\w+)\)/);
    if (again) return this.#again(this.#names.get(again[1] as string)) + this.#times();
    const kind = this.#take(/^\(\?(i?:|=|!|<=|<!)/)?.[1];
    const name = kind === undefined ? this.#take(/^\(\?P<([^\d\W]\w*)>/)?.[1] : undefined;
    if (kind === undefined && name === undefined) this.#bare();
    if (name && this.#names.has(name)) throw new Invalid();
    this.#open += 1;
    if (kind !== undefined) return `(?${kind.replace("i", "")}`;
    this.#groups += 1;
    if (name) this.#names.set(name, this.#groups);
    return "(";
  }

  /** The beginning of a group without a kind and a name. */
  #bare(): void {
    if (this.#take(/^\(\?(>|\(|[aiLmsux]*-?[imsx]*:)/)) throw new Unsupported();
    if (this.#take(/^\(\?/)) throw new Invalid();
    this.#at += 1;
  }

  /** What a group has found, once more. */
  #again(group?: number): string {
    if (!group || group > this.#groups) throw new Invalid();
    // Of one that may have found nothing Python finds nothing again, and a page anything.
    if (/\||\)([?*]|\{[0,])/.test(this.#text.join(""))) throw new Unsupported();
    return `(?:\\${group})`;
  }

  #escape(): string {
    const edge = this.#take(/^\\([AZbB])/)?.[1];
    if (edge) return { A: "^", Z: END, b: EDGE, B: NO_EDGE }[edge] as string;
    const number = this.#take(/^\\([1-9]\d?)(?![0-7])/)?.[1];
    return number ? this.#again(Number(number)) : this.#character();
  }

  /** What an escape stands for, in brackets or not. */
  #character(): string {
    const named = this.#take(/^\\([dDsSwW])/)?.[1];
    if (named) return CLASSES[named] as string;
    const hex = this.#take(/^\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/);
    if (hex) return literal(Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? "", 16));
    const octal = this.#take(/^\\(0[0-7]{0,2}|[0-3][0-7]{2})/)?.[1];
    if (octal) return literal(Number.parseInt(octal, 8));
    if (this.#take(/^\\N\{/)) throw new Unsupported();
    const sign = this.#take(/^\\([^a-z\d]|[abfnrtv])/is)?.[1];
    if (sign === undefined) throw new Invalid();
    return SIGNS[sign] ?? literal(sign.codePointAt(0) as number);
  }

  #set(): string {
    this.#at += 1;
    let made = this.#take(/^\^/) ? "[^" : "[";
    const first = this.#at;
    while (this.#at === first || this.#text[this.#at] !== "]") {
      const from = this.#member();
      const range = this.#take(/^-(?!\])/);
      made += range ? `${from}-${this.#member()}` : from;
    }
    this.#at += 1;
    return `${made}]`;
  }

  #member(): string {
    const sign = this.#text[this.#at];
    if (sign === undefined) throw new Invalid();
    if (sign === "\\") return this.#take(/^\\b/) ? "\\x08" : this.#character();
    this.#at += 1;
    return literal(sign.codePointAt(0) as number);
  }
}
