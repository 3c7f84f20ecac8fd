/** Who gets what a connection brings. There is no code in this file. */

import type { ConnectionState } from "./endings.ts";
import type { Onlooker } from "./inspector.ts";
import type { Pending } from "./outbox.ts";
import type { Op } from "./types.ts";

/** Who gets what the server sends. Throwing from `patch` or `snapshot` asks for everything anew. */
export interface Receiver {
  patch(ops: Op[]): void;
  /** Everything; `lost` are the events that a session that is no more has not answered, else `null`. */
  snapshot(ops: Op[], lost: Pending[] | null): void;
  /** These chunks will be needed by the snapshot that is on its way. */
  ahead?(chunks: string[]): void;
  state(state: ConnectionState): void;
  /** The next attempt is made in so many milliseconds. */
  next(wait: number): void;
  /** A click had no room. */
  full(): void;
  onlooker?: Onlooker;
}
