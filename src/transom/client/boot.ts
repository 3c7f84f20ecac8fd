/**
 * The first thing that runs, inline in the shell page: opens the socket while the bundle is on its way.
 * Compiled by itself to a constant, so that the content security policy can name it by its hash. Owns: the first
 * `hello` and the frames that come before the bundle. Keep it tiny.
 *
 * A session goes on after the browser has thrown a hidden page away, or comes back to it; a reload that the user
 * asks for, and a duplicated tab, begin a new one. So who we are is kept only while the page is not there, and for
 * its address: the pages of a tab's history are as many sessions. A tab has a number of its own that nobody can guess
 * and that is kept in the same way: work that outlives its page is found by it.
 */

{
  const root = document.documentElement.dataset;
  const { trBase = "", trBuild = "" } = root;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  let theme = root.trPrefer || (dark ? "dark" : "light");
  const key = `transom:${location.pathname}${location.search}`;
  const TAB = "transom:tab";
  // What is seen first is as the user has left it.
  try {
    theme = localStorage.getItem("transom:theme") ?? theme;
    if (localStorage.getItem(`transom:folded:${location.pathname}`)) root.trFolded = "";
    const [build, face] = (localStorage.getItem("transom:face") ?? "").split(" ");
    if (face && build === trBuild)
      new FontFace("Inter Variable", `url("${face}")`, { weight: "100 900" }).load().then(
        (loaded) => document.querySelector("main:not([aria-busy])") || document.fonts.add(loaded),
        () => 0,
      );
  } catch {
    // No storage here, so nothing is kept.
  }
  root.theme = root.trTheme || theme;
  let tab = "";
  let session: { token?: string; epoch?: string } = {};
  try {
    tab = sessionStorage.getItem(TAB) ?? crypto.getRandomValues(new Uint32Array(4)).join("-");
    sessionStorage.removeItem(TAB);
    const kept = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    if ((document as { wasDiscarded?: boolean }).wasDiscarded || entry?.type === "back_forward") {
      session = JSON.parse(kept ?? "{}");
    }
  } catch {
    // No storage here, so nothing is kept.
  }
  const { token = null, epoch = null } = session;
  const ws = new WebSocket(`${location.origin.replace("http", "ws") + trBase}/_transom/ws`);
  const queue: MessageEvent[] = [];
  ws.binaryType = "arraybuffer";
  ws.onopen = () =>
    ws.send(
      JSON.stringify({
        t: "hello",
        proto: 1,
        build: trBuild,
        tab,
        token,
        epoch,
        // Nothing of the session is in the page; without a session there is nothing that could be.
        shown: epoch ? -1 : 0,
        unsettled: null,
        url: (location.pathname + location.search + location.hash).slice(0, 2e3),
        theme,
      }),
    );
  ws.onmessage = (event) => queue.push(event);
  Object.assign(window, { __transom: { ws, queue, key, tab, token, epoch } });
}
