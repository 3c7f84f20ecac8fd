/** Column: children one below the other. */

import type { Module } from "../client/types.ts";
import { type BoxParams, following, renderBox } from "./row.ts";

export default {
  render(props) {
    const list = renderBox(props, "tr-column");
    props.model.on("msg:custom", (content: unknown) => {
      void Promise.all([following(), list.ready]).then(([module]) => module.showChild(props.el, content));
    });
  },
} satisfies Module<BoxParams>;
