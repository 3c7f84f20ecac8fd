/**
 * The first script of a converted page, and none of its modules: it runs also where a browser refuses these, and then
 * says why. Compiled by itself. Owns: the scheme that is seen first, and the words for a page that cannot start.
 */

{
  const root = document.documentElement.dataset;
  let theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  try {
    theme = localStorage.getItem("transom:theme") ?? theme;
  } catch {
    // No storage here, so nothing is kept.
  }
  root.theme = theme;

  const fail = (title: string, ...texts: string[]) => {
    const put = () => {
      const main = document.querySelector("main") as HTMLElement;
      if (main.querySelector("[role=alert]")) return;
      const make = (tag: string, text: string) =>
        Object.assign(document.createElement(tag), { textContent: text });
      const panel = Object.assign(document.createElement("section"), { className: "tr-start" });
      panel.dataset.state = "failed";
      panel.append(
        make("h1", title),
        ...texts.map((text) => make(text.startsWith("$ ") ? "pre" : "p", text)),
      );
      panel.setAttribute("role", "alert");
      main.replaceChildren(panel);
      main.removeAttribute("aria-busy");
    };
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", put);
    else put();
  };

  if (location.protocol === "file:")
    fail(
      "This page needs a web server",
      "It was opened as a file, and browsers start no Python from files. In the folder of this page type",
      "$ python -m http.server",
      "then open http://localhost:8000/ here. Any server of static files does as well.",
    );
  else
    addEventListener(
      "error",
      ({ target }) => {
        if (!(target instanceof HTMLScriptElement)) return;
        const { src } = target;
        fetch(src).then(
          ({ status, redirected, url }) =>
            fail(
              "This page could not start",
              status === 200 && !redirected
                ? `${src} does not run in this browser, which may be too old for it.`
                : `${src} answered ${redirected ? `with ${url}` : status}. Was the folder uploaded as a whole?`,
            ),
          () => fail("This page could not start", `${src} cannot be reached.`),
        );
      },
      true,
    );
}
