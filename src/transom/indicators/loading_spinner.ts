/**
 * LoadingSpinner: turns while its value is true; at rest the ring stays, so nothing moves.
 * @chunk indicators
 */

import { flag, h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { follow, nameControl, paint } from "../widgets/field.ts";
import type { LoadingSpinnerParams } from "./_typed/loading_spinner.ts";

export default {
  render({ model, el, host }) {
    const ring = h("span", { class: "tr-spinner", role: "img" });
    el.dataset.control = "line";
    nameControl(model, ring, () => (model.get("value") ? "Loading" : "Not loading"));
    el.append(h("div", { class: "tr-busy" }, ring, host.label(ring)));
    follow(model, ["value"], () => {
      flag(ring, "data-idle", !model.get("value"));
      if (ring.ariaLabel) ring.ariaLabel = model.get("value") ? "Loading" : "Not loading";
    });
    follow(model, ["size"], () => {
      ring.style.width = `${model.get("size")}px`;
    });
    follow(model, ["color"], () => paint(ring, "--tr-tone", model.get("color")));
  },
} satisfies Module<LoadingSpinnerParams>;
