"""The cases in memory, over a real WebSocket, also with one that breaks, and over the comm of a notebook."""

from __future__ import annotations

import ast
import asyncio
from contextlib import suppress

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from tests.conformance.cases import CASES
from tests.hosts.notebook.documents import Kernel
from tests.hosts.server.raw import started
from tests.site import Site
from transom.testing import Page
from transom.testing.files import framed


@pytest.fixture(params=CASES, ids=repr)
def case(request):
    return request.param


class SocketPage(Page):
    """A page at the other end of a real connection, which comes back when that breaks."""

    url = ""
    breaks = 0
    """How often it breaks: after a message, with or without what the server says to it."""

    _over = False

    async def open(self, **hello):
        self.connections = 0
        self._outgoing = asyncio.Queue()
        self._task = asyncio.get_running_loop().create_task(self._live())
        await self.wait(lambda: any(frame["t"] == "snapshot" for frame in self.frames))

    async def _live(self):
        hello = {"t": "hello", "proto": 1, "url": "/"}
        while hello is not None and not self._over:
            address = self.url.replace("http", "ws") + "_transom/ws"
            async with connect(address, origin=self.url.rstrip("/"), max_size=None) as socket:
                self.connections += 1
                self._outgoing = asyncio.Queue()  # what was in the last one is lost
                await socket.send(framed(hello))
                self._deliver(await socket.recv())  # the welcome, before which nothing else may be sent
                for message in self.unsettled.values():
                    self.send(message)
                reading = asyncio.get_running_loop().create_task(self._read(socket))
                hello = await self._write(socket)
                await reading

    async def _write(self, socket):
        """Send what there is to send until the connection ends; how the next one is to begin."""
        with suppress(ConnectionClosed):
            while (frame := await self._outgoing.get()) is not None:
                await socket.send(frame)
                if self.connections <= self.breaks:
                    await asyncio.sleep(0.005 * (self.connections % 3))
                    socket.transport.abort()
                    return {"t": "hello", "proto": 1, "url": "/", **self._kept()}
        await socket.close()
        return None

    def _kept(self):
        return {"epoch": self.epoch, "token": self.token, "shown": self.sseq}

    async def _read(self, socket):
        with suppress(ConnectionClosed):
            async for frame in socket:
                self._deliver(frame)

    def send(self, message):
        self._outgoing.put_nowait(framed(message) if isinstance(message, dict) else message)

    async def disconnect(self):
        self._over = True
        self._outgoing.put_nowait(None)
        await self._task


@pytest.mark.statement(79)
async def test_in_memory(case, tmp_path):
    site = Site(_written(case, tmp_path))
    try:
        await case.steps(await site.open())
    finally:
        await site.aclose()


@pytest.mark.statement(79)
@pytest.mark.parametrize("breaks", [0, 5])
async def test_over_a_websocket(case, tmp_path, breaks):
    running = await started({"/": _written(case, tmp_path)}, dev=True)
    page = SocketPage(running.server.registry, None)
    page.url, page.breaks = running.url, breaks
    try:
        await page.open()
        await case.steps(page)
        await page.wait(lambda: page.connections == 1 if not breaks else page.connections > 1)
    finally:
        await page.disconnect()
        await running.stop()


@pytest.mark.statement(79)
async def test_over_a_comm(case):
    kernel = Kernel()
    try:
        kernel.begin_cell("first")
        shown = _run_cell(case.app)
        bundle = kernel.notebook.show(shown)
        kernel.end_cell()
        await case.steps(await kernel.document().draw(bundle))
    finally:
        await kernel.aclose()


def _run_cell(source):
    """Run a cell as IPython does; what its last expression gives."""
    *lines, last = ast.parse(source).body
    scope = {"__name__": "__main__"}
    exec(compile(ast.Module(lines, []), "cell", "exec"), scope)
    assert isinstance(last, ast.Expr)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), scope)


def _written(case, folder):
    file = folder / "app.py"
    file.write_text(case.app, "utf-8")
    return file
