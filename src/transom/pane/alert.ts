/**
 * Alert: Markdown in a box of its kind.
 * @chunk documents
 */

import type { Module } from "../client/types.ts";
import { follow } from "../widgets/field.ts";
import type { AlertParams } from "./_typed/alert.ts";
import { showMarkup } from "./html.ts";

type Params = Omit<AlertParams, "object"> & { object: string | null };

export default {
  render(props) {
    const ready = showMarkup(props, "sanitize", "tr-prose tr-alert");
    const box = props.el.lastElementChild as HTMLElement;
    box.setAttribute("role", "note");
    follow(props.model, ["alert_type"], () => {
      box.dataset.kind = props.model.get("alert_type");
    });
    return { ready };
  },
} satisfies Module<Params>;
