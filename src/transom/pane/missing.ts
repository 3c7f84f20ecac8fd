/** What stands in the place of a picture that did not come. */

import { h, icon } from "../client/dom.ts";
import { say } from "../client/words.ts";

/** Words for a picture that is called `name`. */
export function missing(name: string): HTMLElement {
  const words = h("span", null, h("span", null, name || say("Picture")), h("br"), say("could not be loaded"));
  return h("span", { class: "tr-missing" }, icon("photo-off"), words);
}
