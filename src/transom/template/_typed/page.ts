/**
 * What front ends know of the components in `page.py`.
 *
 * Written by `python -m dev.stubs`; do not edit.
 */

import type { Value } from "../../client/types.ts";

/** The parameters of `Page`. */
export interface PageParams {
  /** The heading in its header, and the title of the browser's tab. */
  title: string;
  /** What the whole is called; a link before the title. */
  site: string;
  /** Where it leads. */
  site_url: string;
  /** A picture before the title: an address, SVG as text, a file; or {"light": …, "dark": …}. */
  logo: Value;
  /** Links in the header: [("Overview", "/"), …], or "apps" for the apps of the server. */
  nav: Value;
  /** What stands in the header, at its end. */
  header: string | null;
  /** What stands beside the main part; there is no sidebar while it is empty. */
  sidebar: string | null;
  /** What the page is about. */
  main: string | null;
  /** What stands in the dialog that `open_modal` opens. */
  modal: string | null;
  /** Whether the dialog is open; false when the user closes it. */
  modal_open: boolean;
  /** Whether the user can choose between light and dark. */
  theme_toggle: boolean;
  /** Whether the sidebar is shown; the user can fold it. */
  sidebar_open: boolean;
  /** Width of the sidebar in CSS pixels. */
  sidebar_width: number;
  /** Greatest width of the main part: CSS pixels, or a length of CSS; "" or `None` for none. */
  max_width: string | null;
  /** The colour behind the header, as CSS has it. */
  header_background?: string;
  /** The colour of the texts in it; one that can be read when omitted. */
  header_color?: string;
  /** Whether each thing in the main part has a frame around it. */
  main_layout?: "card" | null;
  /** What stands at the foot of the sidebar. */
  sidebar_footer?: string | null;
  /** What stands at the foot of that. */
  right_sidebar_footer?: string | null;
  /** What stands beside the main part at its end; on phones below it. */
  right_sidebar?: string | null;
  /** Its width in CSS pixels. */
  right_sidebar_width?: number;
}
