/**
 * How frames travel. Owns: the seam (`Transport`) and its WebSocket implementation.
 * Knows nothing of what is in a frame.
 */

import type { Frame } from "./codec.ts";

/** What a transport tells; each is called in the order of arrival. */
export interface TransportEvents {
  open(): void;
  frame(frame: Frame): void;
  /** Called once, whoever closed it; 1006 when the network did. */
  close(code: number, reason: string): void;
}

/** One way to the server; a new one for every attempt. */
export interface Transport {
  /** Begin; nothing is told before this call. */
  start(events: TransportEvents): void;
  send(frame: Frame): void;
  /** End it now: nothing is told afterwards. */
  close(): void;
  /** Bytes that have been sent but are still here. */
  readonly buffered: number;
  /** Milliseconds without an answer after which nothing is to be expected any more, unless it is the usual time. */
  readonly silence?: number;
}

/** What the shell page's inline script has begun: a socket, and the frames that came before the bundle. */
export interface BootState {
  ws: WebSocket;
  queue: MessageEvent<Frame>[];
  /** Under what the session is kept while the page is not there. */
  key: string;
  tab: string;
}

export class WebSocketTransport implements Transport {
  readonly #socket: WebSocket;
  readonly #boot: BootState | null;

  /** `source` is an address, or the socket that the shell has begun; the shell greets on that one itself. */
  constructor(source: string | BootState) {
    this.#boot = typeof source === "string" ? null : source;
    this.#socket = typeof source === "string" ? new WebSocket(source) : source.ws;
    this.#socket.binaryType = "arraybuffer";
  }

  get buffered(): number {
    return this.#socket.bufferedAmount;
  }

  start(events: TransportEvents): void {
    const socket = this.#socket;
    // The shell's own listener must stay: its socket may not be open yet.
    if (!this.#boot) socket.onopen = () => events.open();
    socket.onmessage = (event: MessageEvent<Frame>) => events.frame(event.data);
    socket.onclose = (event) => events.close(event.code, event.reason);
    for (const event of this.#boot?.queue.splice(0) ?? []) events.frame(event.data);
    // It may have closed before anybody listened.
    if (socket.readyState === WebSocket.CLOSED) events.close(1006, "");
  }

  send(frame: Frame): void {
    this.#socket.send(frame);
  }

  close(): void {
    const socket = this.#socket;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }
}
