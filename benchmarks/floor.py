"""The floor: the button app by hand, on uvicorn and raw asyncio, with nothing in between.

No framework can do less: one page of 1 KB, one socket, one task a connection. `python -m benchmarks.floor PORT NAME`.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

import uvicorn

TWICE = "button_twice" in sys.argv
"""Whether a click is answered by a second text, too."""
PAGE = b"""<!doctype html><title>floor</title><button>Click me!</button> <output></output><script>
const socket = new WebSocket(`ws://${location.host}/_transom/ws`);
let cseq = 0;
socket.onopen = () => socket.send('{"t":"hello"}');
socket.onmessage = (event) => {
  const message = JSON.parse(event.data);
  window.ready = true;
  for (const op of message.ops) document.querySelector("output").textContent = op[2].value;
};
document.querySelector("button").onclick = () => socket.send(JSON.stringify({ t: "event", cseq: ++cseq }));
</script>"""
PAGE += b"<!-- -->" * ((1024 - len(PAGE)) // 8)


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Serve the page and the socket."""
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
        await send({"type": "http.response.body", "body": PAGE})
    elif scope["type"] == "websocket":
        await _socket(receive, send)
    else:
        while (await receive())["type"] != "lifespan.shutdown":
            await send({"type": "lifespan.startup.complete"})
        await send({"type": "lifespan.shutdown.complete"})


async def _socket(receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "websocket.accept"})
    clicks = 0
    tasks: set[asyncio.Task[None]] = set()

    async def put(text: str) -> None:
        patch = {"t": "patch", "ops": [["set", "c4", {"value": text}]]}
        await send({"type": "websocket.send", "text": json.dumps(patch)})

    async def click(number: int) -> None:
        await put(f"Running {number}")
        if TWICE:
            await asyncio.sleep(0)
            await put(f"Finished {number}")

    while (message := await receive())["type"] == "websocket.receive":
        event = json.loads(message["text"])
        if event["t"] == "hello":
            await send({"type": "websocket.send", "text": '{"t":"snapshot","ops":[]}'})
        elif event["t"] == "event":
            clicks += 1
            task = asyncio.get_running_loop().create_task(click(clicks))
            tasks.add(task)
            task.add_done_callback(tasks.discard)


if __name__ == "__main__":
    uvicorn.run(
        app,
        port=int(sys.argv[1]),
        log_level="error",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
    )
