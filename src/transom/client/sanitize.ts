/**
 * The one place where text becomes markup.
 *
 * Owns: sanitising, and the only use of an HTML parser in the client. Everything else makes text nodes.
 * DOMPurify is a chunk of its own that a page without such content never loads.
 */

type Sanitizer = (html: string) => DocumentFragment;

/** What foreign markup may not bring along, beyond what DOMPurify removes: styles for all, and forms. */
const FORBIDDEN = ["style", "form"];

let sanitizer: Sanitizer | undefined;

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
  // Text without a tag or an entity is the same, cleaned or not.
  if (!sanitize || !/[<&]/.test(html)) put(el, parse(html));
  else if (sanitizer) put(el, sanitizer(html));
  else {
    return loadSanitizer().then((clean) => {
      if (latest.get(el) === html) put(el, clean(html));
    });
  }
}

async function loadSanitizer(): Promise<Sanitizer> {
  try {
    const { default: purify } = await import("dompurify");
    sanitizer = (html) =>
      purify.sanitize(html, { RETURN_DOM_FRAGMENT: true, FORBID_TAGS: FORBIDDEN, ADD_ATTR: ["target"] });
    return sanitizer;
  } catch (error) {
    console.error("transom: the sanitiser could not be fetched", error);
    return () => parse("This content could not be loaded. Reload the page to try again.");
  }
}

function put(el: Element, content: DocumentFragment): void {
  for (const link of content.querySelectorAll("a[href], area[href]")) link.setAttribute("rel", "noopener");
  // What may scroll sideways has to be reachable by keyboard.
  for (const block of content.querySelectorAll<HTMLElement>("pre, table")) block.tabIndex = 0;
  el.replaceChildren(content);
}

function parse(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}
