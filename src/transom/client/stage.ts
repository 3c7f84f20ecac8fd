/**
 * What a runtime stands on. Owns: the words by which a host gives a part of a document, or all of it. There is no code
 * in this file.
 */

import type { Identity } from "./connection.ts";
import type { ConnectionState } from "./endings.ts";
import type { LiveRegions } from "./live.ts";
import type { Toasts } from "./toasts.ts";
import type { Transport } from "./transport.ts";
import type { HelloMessage, Host, PageProps } from "./types.ts";

/** Where a runtime draws, and whom it asks. Several may stand in one document. */
export interface Stage {
  /** Wears the class `transom`, the theme, the accent and the language of what is in it. */
  readonly frame: HTMLElement;
  /** The roots stand in it. */
  readonly root: HTMLElement;
  /** Dialogs stand in it, and the line that says how the connection is. */
  readonly layer: HTMLElement;
  /** What is said to those who do not see it, and notifications: one of each for a document. */
  readonly live: LiveRegions;
  readonly toasts: Toasts;
  /** The scheme of pages that leave it open. */
  theme(): "light" | "dark";
  /** Call `changed` when that may be another one, until `signal` ends. */
  onTheme(changed: () => void, signal: AbortSignal): void;
  /** A host whose document is all the page's own is told what the page says of that, and when it has been shown. */
  readonly document?: { update(props: Partial<PageProps>): void; shown(ready: Promise<unknown>): void };
  /** The connection is in this state; returns whether the host has seen to it, so that the page says nothing. */
  state?(state: ConnectionState): boolean;
  /** The user has pressed the button of that state; returns whether the host has seen to it. */
  act?(state: ConnectionState): boolean;
  /** Draws a widget of the host's own, see `Host.foreign`. */
  readonly foreign?: Host["foreign"];
  /** What is said of the connection where it is not what a page says. */
  readonly words?: Partial<Record<ConnectionState, Words>>;
}

/** A state of the connection in words, and what its button does. */
export interface Words {
  text: string;
  action?: string;
}

/** What a runtime is started with. */
export interface Start {
  stage: Stage;
  /** Opens a way to the session; called for each attempt. */
  connect(): Transport;
  /** A way that is open and greeted already, and who the page was on it. */
  begun?: { transport: Transport; identity: Identity };
  /** The parts of `hello` that the page knows. */
  hello(): Pick<HelloMessage, "build" | "tab" | "url" | "theme">;
}
