/** What stands in the place of a picture that did not come; fetched when one has not. */

import { h, icon } from "../client/dom.ts";
import { adopt } from "../client/sheet.ts";
import styles from "../client/styles/missing.css" with { type: "text" };

adopt("panes", styles);

/** Words for a picture that is called `name`. */
export function missing(name: string): HTMLElement {
  const words = h("span", null, h("span", null, name || "Picture"), h("br"), "could not be loaded");
  return h("span", { class: "tr-missing" }, icon("photo-off"), words);
}
