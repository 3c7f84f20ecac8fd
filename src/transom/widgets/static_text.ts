/** StaticText: text that the application writes; a change is announced, as a native output is. */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import type { StaticTextParams } from "./_typed/static_text.ts";
import { follow } from "./field.ts";

export default {
  render({ model, el, host }) {
    const output = h("output");
    el.dataset.control = "line";
    el.append(h("div", { class: "tr-static" }, host.label(output), host.help(output), output));
    follow(model, ["value"], () => {
      output.textContent = model.get("value");
    });
  },
} satisfies Module<StaticTextParams>;
