/** Str: an object's text, as text. */

import { h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { follow } from "../widgets/field.ts";
import type { StrParams } from "./_typed/str.ts";

export default {
  render({ model, el }) {
    const box = h("div", { class: "tr-str" });
    el.append(box);
    follow(model, ["object"], () => {
      box.textContent = model.get("object") ?? "";
    });
  },
} satisfies Module<StrParams>;
