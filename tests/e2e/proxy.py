"""A small TCP proxy between a browser and a server: it can cut, hold and refuse connections."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Proxy:
    """Stands before a port of this machine.

    Attributes:
        url: where it is, without a slash at the end.
        refuse: whether new connections are dropped at once.
        received: bytes that have gone to the browser.
    """

    def __init__(self, target: int) -> None:
        self.url = ""
        self.refuse = False
        self.received = 0
        self._target = target
        self._loop = asyncio.new_event_loop()
        self._open: set[asyncio.StreamWriter] = set()
        self._down, self._up = asyncio.Event(), asyncio.Event()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    # From the test's thread

    def start(self) -> None:
        """Listen."""
        self._thread.start()
        assert self._started.wait(5)

    def stop(self) -> None:
        """End, with all connections."""
        self._call(self._loop.stop)
        self._thread.join(5)
        assert not self._thread.is_alive()
        self._loop.close()

    def cut(self) -> None:
        """Reset every connection now."""
        self._call(self._cut)

    def hold(self, *, down: bool = False, up: bool = False) -> None:
        """Let nothing through to the browser (`down`), to the server (`up`); what comes waits."""
        self._call(lambda: self._hold(down, up))

    def _call(self, action: object) -> None:
        self._loop.call_soon_threadsafe(action)

    # In the proxy's thread

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.url = f"http://localhost:{server.sockets[0].getsockname()[1]}"
        self._hold(False, False)
        self._started.set()
        self._loop.run_forever()
        server.close()
        self._cut()
        self._hold(False, False)
        self._loop.run_until_complete(asyncio.gather(*asyncio.all_tasks(self._loop)))

    def _hold(self, down: bool, up: bool) -> None:
        for gate, held in ((self._down, down), (self._up, up)):
            if held:
                gate.clear()
            else:
                gate.set()

    def _cut(self) -> None:
        for writer in list(self._open):
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.refuse:
            writer.transport.abort()
            return
        with suppress(OSError):
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._target)
            pair = {writer, far_writer}
            self._open |= pair
            await asyncio.gather(self._pump(reader, far_writer, self._up), self._pump(far_reader, writer, self._down))
            self._open -= pair
            return
        writer.transport.abort()

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, gate: asyncio.Event) -> None:
        with suppress(OSError):
            while data := await reader.read(65536):
                await gate.wait()
                if gate is self._down:
                    self.received += len(data)
                writer.write(data)
                await writer.drain()
        writer.close()


@contextmanager
def proxy_to(port: int) -> Iterator[Proxy]:
    """Run one for as long as the block lasts."""
    proxy = Proxy(port)
    proxy.start()
    try:
        yield proxy
    finally:
        proxy.stop()
