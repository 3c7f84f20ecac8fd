/** Page: the page itself. Its parts stand around the main part, as landmarks of the page. */

import { flag, h, place, setStyles } from "../client/dom.ts";
import { preferredTheme } from "../client/own_document.ts";
import type { Host, Model, Module } from "../client/types.ts";
import { follow } from "../widgets/field.ts";
import type { PageParams } from "./_typed/page.ts";
import { makeShell, raise, type Shell } from "./shell.ts";

type Logo = string | null;

interface Params extends PageParams {
  logo: Logo | { light: Logo; dark: Logo };
  nav: { text: string; href: string }[];
}

const root = document.documentElement;
const narrow = matchMedia("(max-width: 50rem)");
const THEME = "transom:theme";

/** Store something for this server's pages; without a value it is read. */
function kept(key: string, value?: string | null): string | null {
  try {
    if (value === null) localStorage.removeItem(key);
    else if (value !== undefined) localStorage.setItem(key, value);
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function set(model: Model<Params>, name: "sidebar_open" | "modal_open", value: boolean): void {
  if (model.get(name) === value) return;
  model.set(name, value);
  model.save_changes();
}

export default {
  render({ model, el, host, signal }) {
    if (host.layer !== document.body) return plain(model, el, host);
    const shell = makeShell((suffix) => host.uid(suffix));
    host.children(shell.items, "header");
    const side = host.children(shell.body, "sidebar");
    host.children(shell.inner, "modal");
    el.classList.add("tr-slot");
    host.children(el, "main");
    const add = (into: HTMLElement, name: "right_sidebar" | "sidebar_footer" | "right_sidebar_footer") => {
      const slot = h("div", { class: `tr-${name} tr-slot` });
      if (model.get(name) !== undefined) {
        into.append(slot);
        host.children(slot, name);
      }
      return slot;
    };
    add(shell.body, "sidebar_footer");
    if (model.get("right_sidebar") !== undefined) {
      const beside = add(el, "right_sidebar");
      add(beside, "right_sidebar_footer");
      follow(model, ["right_sidebar_width"], () =>
        setStyles(beside, { "flex-basis": `${model.get("right_sidebar_width")}px` }),
      );
    }
    // The sidebar that was there before anything keeps its place until this one has what it shows.
    const early = document.querySelector("body > .tr-side[data-early]");
    raise(shell, signal);
    flag(shell.aside, "data-early", Boolean(early));
    void side.ready.then(() => flag(shell.aside, "data-early", false));
    head(model, shell);
    fold(model, shell, signal);
    toggleTheme(model, shell, signal);
    const { modal, aside } = shell;
    follow(model, ["modal_open"], () => {
      if (!model.get("modal_open")) modal.close();
      else if (!modal.open) {
        setStyles(root, { "scrollbar-gutter": window.innerWidth > root.clientWidth ? "stable" : null });
        modal.showModal();
      }
    });
    modal.addEventListener("close", () => set(model, "modal_open", false));
    follow(model, ["sidebar_width"], () =>
      setStyles(aside, { "--tr-side": `${model.get("sidebar_width")}px` }),
    );
    follow(model, ["max_width"], () => setStyles(el, { "--tr-max": model.get("max_width") }));
    follow(model, ["main_layout"], () => flag(el, "data-cards", model.get("main_layout") === "card"));
  },
} satisfies Module<Params>;

/** In a document of another's: its parts one below the other. */
function plain(model: Model<Params>, el: HTMLElement, host: Host): void {
  const title = h("h2");
  el.append(title);
  follow(model, ["title"], () => {
    title.textContent = model.get("title");
    title.hidden = !model.get("title");
  });
  for (const part of ["header", "sidebar", "main"]) {
    const slot = h("div", { class: "tr-slot" });
    el.append(slot);
    host.children(slot, part);
  }
}

function head(model: Model<Params>, { header, title, nav }: Shell): void {
  follow(model, ["title", "site", "site_url"], () => {
    const site = model.get("site");
    const own = model.get("title");
    title.replaceChildren(
      ...(site ? [h("a", { href: model.get("site_url") || "/" }, site), own && " / "] : []),
      own || (site ? "" : document.title),
    );
  });
  follow(model, ["logo"], () => {
    for (const old of header.querySelectorAll(".tr-logo")) old.remove();
    const logo = model.get("logo");
    const both = logo && typeof logo === "object" ? Object.entries(logo) : [["", logo]];
    for (const [scheme, src] of both)
      if (src) title.before(h("img", { class: "tr-logo", alt: "", src, dataset: { scheme } }));
  });
  follow(model, ["nav"], () => {
    const here = (href: string) => new URL(href, location.href).href.split(/[?#]/)[0];
    const links = model.get("nav").map(({ text, href }) => {
      const current = here(href) === here("");
      return h("a", { href, "aria-current": current ? "page" : null }, text);
    });
    nav.replaceChildren(...links);
    nav.hidden = !links.length;
  });
  follow(model, ["header_background", "header_color"], () => {
    const color = model.get("header_color") || null;
    setStyles(header, { background: model.get("header_background") || null, "--tr-head": color });
  });
}

/** The sidebar: beside the main part, or where there is no room for both a drawer over it. */
function fold(model: Model<Params>, shell: Shell, signal: AbortSignal): void {
  const { menu, nav, header, items, aside, body, drawer } = shell;
  const key = `transom:folded:${location.pathname}`;
  /** The drawer has been asked for. */
  let drawn = false;

  function paint(): void {
    const open = narrow.matches ? drawn : model.get("sidebar_open");
    flag(root, "data-tr-folded", !narrow.matches && !open);
    const away = narrow.matches && open;
    if (away && !drawer.open) {
      place(drawer, body, null);
      drawer.prepend(nav);
      drawer.showModal();
    } else if (!away && body.parentElement === drawer) {
      drawer.close();
      place(aside, body, null);
      header.insertBefore(nav, items);
    }
    menu.ariaExpanded = String(open);
  }

  const turn = (open: boolean) => {
    drawn = open;
    set(model, "sidebar_open", open);
    if (!narrow.matches) kept(key, open ? null : "1");
    paint();
  };
  const toggle = () => turn(!(narrow.matches ? drawn : model.get("sidebar_open")));
  if (!narrow.matches && kept(key)) set(model, "sidebar_open", false);
  menu.addEventListener("click", toggle);
  drawer.addEventListener("close", () => narrow.matches && drawn && turn(false));
  document.addEventListener(
    "keydown",
    (event) => {
      const here = event.target as HTMLElement;
      if (event.key !== "b" || !(event.ctrlKey || event.metaKey) || event.altKey || here.isContentEditable)
        return;
      event.preventDefault();
      toggle();
    },
    { signal },
  );
  narrow.addEventListener(
    "change",
    () => {
      drawn = false;
      if (!narrow.matches) set(model, "sidebar_open", !kept(key));
      paint();
    },
    { signal },
  );
  model.on("change:sidebar_open", () => {
    drawn = model.get("sidebar_open");
    paint();
  });
  paint();
  signal.addEventListener("abort", () => flag(root, "data-tr-folded", false));
}

function toggleTheme(model: Model<Params>, { theme }: Shell, signal: AbortSignal): void {
  const paint = () => {
    theme.ariaPressed = String(preferredTheme() === "dark");
  };
  theme.addEventListener("click", () => {
    const other = preferredTheme() === "dark" ? "light" : "dark";
    // What would be anyway is no choice: who goes back to it follows their system again.
    kept(THEME, null);
    if (preferredTheme() !== other) kept(THEME, other);
    dispatchEvent(new Event("storage"));
  });
  addEventListener("storage", paint, { signal });
  follow(model, ["theme_toggle"], () => {
    theme.hidden = !model.get("theme_toggle");
  });
  paint();
}
