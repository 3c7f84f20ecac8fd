/**
 * Link: what is to be done after a change; `Links` does it.
 * @chunk links
 */

import type { Module } from "../client/types.ts";
import type { LinkParams } from "./_typed/link.ts";

export default {} satisfies Module<LinkParams>;
