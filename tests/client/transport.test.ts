import assert from "node:assert/strict";
import { test } from "node:test";
import { WebSocketTransport } from "../../src/transom/client/transport.ts";

/** As much of a browser's socket as the transport touches. */
class FakeSocket {
  static readonly OPEN = 1;
  static readonly CLOSED = 3;
  readyState = 0;
  binaryType = "";
  bufferedAmount = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  readonly sent: unknown[] = [];

  send(frame: unknown): void {
    this.sent.push(frame);
  }

  close(): void {
    this.readyState = FakeSocket.CLOSED;
  }
}

Object.assign(globalThis, { WebSocket: FakeSocket });

function begun(readyState = 1, frames: string[] = []) {
  const ws = Object.assign(new FakeSocket(), { readyState });
  ws.onopen = () => ws.send("hello");
  const seen: unknown[] = [];
  const boot = { ws, queue: frames.map((data) => ({ data })), tab: "t" };
  const transport = new WebSocketTransport(
    boot as unknown as ConstructorParameters<typeof WebSocketTransport>[0],
  );
  transport.start({
    open: () => seen.push("open"),
    frame: (frame) => seen.push(frame),
    close: (code) => seen.push(code),
  });
  return { ws, seen, transport };
}

test("the shell's socket still greets when it opens only after the bundle has come", () => {
  const { ws, seen } = begun(0);
  ws.onopen?.();
  assert.deepEqual(ws.sent, ["hello"]);
  assert.deepEqual(seen, []);
});

test("frames that came before the bundle come first, then those after it", () => {
  const { ws, seen } = begun(1, ["welcome", "snapshot"]);
  ws.onmessage?.({ data: "patch" });
  assert.deepEqual(seen, ["welcome", "snapshot", "patch"]);
});

test("a socket that has closed before the bundle came is told as closed", () => {
  assert.deepEqual(begun(3, ["welcome"]).seen, ["welcome", 1006]);
});

test("a transport that is closed tells nothing more", () => {
  const { ws, seen, transport } = begun(1);
  transport.close();
  ws.onmessage?.({ data: "late" });
  ws.onclose?.({ code: 1000, reason: "" });
  assert.deepEqual(seen, []);
});
