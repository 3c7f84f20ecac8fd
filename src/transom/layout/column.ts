/** Column: children one below the other. */

import type { Module, RenderProps } from "../client/types.ts";
import type { ColumnParams } from "./_typed/column.ts";
import { following, renderBox } from "./row.ts";

export default {
  render: (props) => renderColumn(props),
} satisfies Module<ColumnParams>;

/** Draw a column as the content of `props.el`, which need not be a view's frame. */
export function renderColumn(props: RenderProps<ColumnParams>): void {
  const list = renderBox(props, "tr-column");
  props.model.on("msg:custom", (content: unknown) => {
    void Promise.all([following(), list.ready]).then(([module]) => module.showChild(props.el, content));
  });
}
