/**
 * The messages of the session protocol, as types.
 *
 * Written by `python -m transom.protocol.schema` from `protocol/messages.py`; do not edit.
 */

import type { Op, Value } from "./types.ts";

export type Mode = "fresh" | "resumed" | "snapshot" | "rebuilt" | "refused";

/** How an event ended: `None` is well, else `{"error": id}` or `{"rejected": code}`, with a `reason` for the user. */
export type Result = Record<string, string> | null;

/** First, once, within 5 s, at most 4 KiB. */
export interface HelloMessage {
  t: "hello";
  proto: 1;
  build?: string;
  tab?: string;
  token?: string | null;
  epoch?: string | null;
  shown?: number;
  unsettled?: [number, number] | null;
  url?: string;
  theme?: "light" | "dark" | null;
}

/** Something the user did: a value set (`name` is a parameter) or a command (`name` is an event). */
export interface EventMessage {
  t: "event";
  cseq: number;
  id: string;
  name: string;
  value?: Value;
  base?: number;
}

/** The newest patch that is in the page. */
export interface SeenMessage {
  t: "seen";
  sseq: number;
}

/** Cancel the runs that event `cseq` started, or the run of this session with the number `run`. */
export interface CancelMessage {
  t: "cancel";
  cseq?: number | null;
  run?: number | null;
}

/** In development: say what runs, from now on or no longer; ends with the connection. */
export interface InspectMessage {
  t: "inspect";
  on: boolean;
}

/** The server does not have the module of component `id` (any more): where is it? */
export interface FetchMessage {
  t: "fetch";
  id: string;
}

/** Are you there? */
export interface PingMessage {
  t: "ping";
}

/** The answer to `Hello`; replay or snapshot follow. */
export interface WelcomeMessage {
  t: "welcome";
  mode: Mode;
  epoch: string;
  token: string;
  applied: number;
  sseq: number;
  limits: Record<string, number>;
  dev: boolean;
}

/** Before a long `Snapshot`: the files that hold its front ends, to be fetched while it is on its way. */
export interface AheadMessage {
  t: "ahead";
  chunks: string[];
}

/** Everything; replaces what the page has. */
export interface SnapshotMessage {
  t: "snapshot";
  sseq: number;
  ops: Op[];
}

/** Contiguous in `sseq`; applied whole or not at all. `by` settles events. */
export interface PatchMessage {
  t: "patch";
  sseq: number;
  ops: Op[];
  by?: [number, Result][];
}

/** Settles an event that changed nothing. */
export interface AckMessage {
  t: "ack";
  cseq: number;
  sseq: number;
  result: Result;
}

/** The module of component `id` is at this address again; `None` when there is none. Has no number. */
export interface FetchedMessage {
  t: "fetched";
  id: string;
  module: string | null;
}

/** Yes. */
export interface PongMessage {
  t: "pong";
}

/** What runs now, oldest first, after an `Inspect`; `more` counts what is left out. Has no number. */
export interface InspectionMessage {
  t: "inspection";
  runs: Record<string, Value>[];
  more?: number;
  reports?: Record<string, Value>[] | null;
}

/** The server ends this connection on purpose. */
export interface ByeMessage {
  t: "bye";
  code: number;
  reason: string;
  retry_after: number | null;
}

export type ClientMessage =
  | HelloMessage
  | EventMessage
  | SeenMessage
  | CancelMessage
  | InspectMessage
  | FetchMessage
  | PingMessage;

export type ServerMessage =
  | WelcomeMessage
  | AheadMessage
  | SnapshotMessage
  | PatchMessage
  | AckMessage
  | FetchedMessage
  | PongMessage
  | InspectionMessage
  | ByeMessage;
