/** Column: children one below the other. */

import type { Module } from "../client/types.ts";
import { type BoxParams, renderBox } from "./row.ts";

export default {
  render: (props) => renderBox(props, "tr-column"),
} satisfies Module<BoxParams>;
