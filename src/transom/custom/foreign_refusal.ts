/**
 * What a module wanted and the page's security policy refused, in words. Owns: the list of refusals, and what helps
 * against each. The policy is the server's.
 */

interface Refusal {
  /** What was wanted: an address, `eval`, `wasm-eval`, `inline`, `blob`, `data`. */
  what: string;
  /** Which rule refuses it, such as `script-src-elem`. */
  rule: string;
  /** The script that wanted it, where the browser says so. */
  by: string;
  /** When, in milliseconds since the page began. */
  at: number;
}

/** The last ones, oldest first. */
const refusals: Refusal[] = [];
const KEPT = 100;
const watching = new Set<(refusal: Refusal) => void>();

document.addEventListener("securitypolicyviolation", (event) => {
  const { blockedURI: what, effectiveDirective: rule, sourceFile: by } = event;
  if (event.disposition !== "enforce") return;
  const refusal = { what, rule, by, at: performance.now() };
  if (refusals.push(refusal) > KEPT) refusals.shift();
  for (const watch of watching) watch(refusal);
});

/** Call `tell` when the script at `address` was refused what it cannot do without; returns how to end that. */
export function onRefusal(address: string, tell: (message: string) => void): () => void {
  const watch = (refusal: Refusal) => {
    // Code that asks whether it may use `eval` mostly goes on without.
    const vital = /^(script|worker)/.test(refusal.rule) && !/^(eval|inline)$/.test(refusal.what);
    if (vital && isBy(refusal, address)) tell(words(refusal));
  };
  watching.add(watch);
  return () => watching.delete(watch);
}

const isBy = ({ by }: Refusal, address: string) => by.split("#")[0] === address;

/**
 * The error to show for one that the module at `address`, which has begun at `since`, has ended with. Of a module that
 * could not be fetched give the text: a browser does not say which module it was whose import it has refused.
 */
export async function explain(error: unknown, address: string, since: number, text = ""): Promise<unknown> {
  const message = error instanceof Error ? error.message : String(error);
  if (/module specifier/.test(message)) {
    return new Error(`${message} Name an address for it in _importmap, or build all into one file.`);
  }
  // The browser tells of a refusal after it has refused.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const later = refusals.filter(({ at }) => at >= since);
  const own = later.find((each) => isBy(each, address)) ?? later.find(({ what }) => text.includes(what));
  if (own) return new Error(words(own));
  if (text && /imported module|importing/i.test(message)) {
    return new Error("A module that it imports cannot be fetched. Build all into one file.");
  }
  return error;
}

const OPTIONLESS = "There is no option that allows it: use a build of the library that does without.";

/** What is said, by the rule and what was wanted; `$1` is the host of an address. The first that fits. */
const WORDS: [rule: RegExp, what: RegExp, text: string][] = [
  [/^/, /^wasm-eval$/, "It needs WebAssembly. Start the server with --allow-wasm."],
  [/^/, /^eval$/, `It makes code at run time (eval, new Function). ${OPTIONLESS}`],
  [/^worker/, /^(.*)$/, `It needs a worker ($1). ${OPTIONLESS}`],
  [
    /^script/,
    /^https?:\/\/([^/]+)/,
    "It needs a script from $1. Start the server with --allow-scripts $1, or build all into one file.",
  ],
  [/^script/, /^/, `It runs a script that it has made from text. ${OPTIONLESS}`],
  [
    /^connect/,
    /^(.*)$/,
    "It fetches $1. A page speaks to its own server only: fetch in Python, and send what comes by a parameter.",
  ],
  [/^/, /^(.*)$/, "It needs $1, which the page's security policy refuses. Take it along in its own files."],
];

function words({ what, rule }: Refusal): string {
  const found = WORDS.find(([rules, whats]) => rules.test(rule) && whats.test(what));
  const host = found?.[1].exec(what)?.[1] ?? "";
  return (found?.[2] ?? "").replaceAll("$1", () => host);
}
