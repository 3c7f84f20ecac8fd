/**
 * What the end of a connection means. Owns: the states that a connection is in for the user, and which endings
 * lead to which. Knows nothing of sockets or of time.
 */

/**
 * `connecting` before the first welcome · `open` · `reconnecting` · `disconnected` when several attempts have
 * failed (they go on) · `full` when the server takes no more pages and this one has shown nothing yet (attempts go
 * on) · `refused`, `superseded`, `outdated`: ended, only the user can go on · `over`: ended, nothing here can go on.
 */
export type ConnectionState =
  | "connecting"
  | "open"
  | "reconnecting"
  | "disconnected"
  | "full"
  | "refused"
  | "superseded"
  | "outdated"
  | "over";

/** Endings after which trying again leads nowhere, by the reason or the code of the server's farewell. */
const FINAL: Record<string, ConnectionState> = {
  superseded: "superseded",
  revoked: "refused",
  build: "outdated",
  4401: "refused",
  4404: "refused",
  4409: "outdated",
  4412: "over",
};

/** Try again later: the server is full or ending. */
const LATER = 1013;

/** The state that an ending leads to whatever was before; `null` when it is an interruption. `bare`: nothing was shown yet. */
export function stateAfter(code: number, reason: string, bare: boolean): ConnectionState | null {
  return FINAL[reason] ?? FINAL[code] ?? (bare && code === LATER ? "full" : null);
}

export function isFinal(state: ConnectionState): boolean {
  return Object.values(FINAL).includes(state);
}
