/**
 * RadioButtonGroup: see `option_group.ts`.
 * @chunk choices
 */

import { optionGroup } from "./option_group.ts";

export default optionGroup("radio", true);
