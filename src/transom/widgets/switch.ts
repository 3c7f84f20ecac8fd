/**
 * Switch: see `tick.ts`.
 * @chunk choices
 */

import { tick } from "./tick.ts";

export default tick("switch", "Switch");
