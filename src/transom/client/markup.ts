/**
 * The door to the one place where text becomes markup. Owns: which text is the newest of each element.
 * What is behind it, and the look of written text, is fetched when there is markup for the first time.
 */

type Put = (el: Element, html: string) => void;

let put: Put | undefined;
let clean: Put | undefined;

/** The newest text of each element, for when an older one is ready later. */
const latest = new WeakMap<Element, string>();

/**
 * Replace the content of `el` by `html`.
 *
 * With `sanitize`, all that could run is taken out first. The library for it is fetched when it is needed for
 * the first time: until then the old content stays, and the promise says when the new is there. What has not
 * been cleaned is never shown, also when the library cannot be fetched. Without `sanitize`, somebody has
 * vouched for the markup; even then a script element in it does not run.
 */
export function showHtml(
  el: Element,
  html: string,
  { sanitize }: { sanitize: boolean },
): Promise<void> | void {
  latest.set(el, html);
  const show = sanitize ? clean : put;
  // Text without a tag or an entity is the same, cleaned or not.
  if (!/[<&]/.test(html)) el.textContent = html;
  else if (show) show(el, html);
  else {
    return load(sanitize).then((later) => {
      if (latest.get(el) === html) later(el, html);
    });
  }
}

async function load(sanitize: boolean): Promise<Put> {
  try {
    const [sink, purify] = await Promise.all([
      import("./sanitize.ts"),
      sanitize ? import("./purify.ts") : null,
    ]);
    put = sink.put;
    if (!purify) return put;
    clean = sink.cleaner(purify.default);
    return clean;
  } catch (error) {
    console.error("Transom: markup could not be fetched", error);
    return (el) => {
      el.textContent = "This content could not be loaded. Reload the page to try again.";
    };
  }
}
