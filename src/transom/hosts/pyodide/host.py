"""`Host`: Transom in a page's own Python. One loop, no threads; views over the port to the page.

A converted page shows an app, and a session is begun for it as on a server. A page of documentation shows cells
instead (`cells.py`): one session, and a view for each.
"""

from __future__ import annotations

import asyncio
from contextvars import Context
from typing import Any

from transom.hosts.assets import load_assets
from transom.hosts.files import Files
from transom.hosts.link import Link
from transom.hosts.pyodide.port import Port
from transom.process.endpoint import Find, serve_page
from transom.process.registry import Registry
from transom.protocol.codec import Frame
from transom.settings import Settings

FOREVER = 1e9
"""Seconds for which a view is kept: its page is there as long as this Python is."""
LARGEST = 1 << 30
"""Bytes of a frame of the page's at most: it stays on the machine."""


def settings(*, dev: bool = False) -> Settings:
    """The options of a host in the browser."""
    return Settings(
        dev=dev,
        threads=0,
        session_retention=FOREVER,
        unused_retention=FOREVER,
        hello_timeout=FOREVER,
        frame_limit=LARGEST,
        message_rate=0,
        open_rate=0,
        report_block=1.0,  # it is a slower Python, and nobody else waits for it
    )


class Host:
    """What belongs to one Python in a page.

    Args:
        port: the way to the page.
        dev: tracebacks and reports reach the page.

    Concurrency: on the loop, which runs.
    """

    def __init__(self, port: Port, *, dev: bool = False) -> None:
        self.port = port
        self._assets = load_assets()
        self._files = Files(self._assets)
        self.registry = Registry(settings(dev=dev), self._assets.chunks)
        self.registry.publish = self._files.publish
        self._shown: dict[str, tuple[Find, Context | None]] = {}
        self.links: dict[str, Link[str]] = {}
        self._serving: set[asyncio.Task[None]] = set()

    def show(self, root: str, find: Find, context: Context | None = None) -> None:
        """Let the page show something.

        Args:
            root: the name that the page has for it.
            find: what it is; see `serve_page`.
            context: where what its events set off runs.
        """
        self._shown[root] = find, context
        self.port.say({"t": "begun", "root": root})

    def receive(self, content: dict[str, Any], buffers: list[bytes]) -> None:
        """The page has said something."""
        match content:
            case {"t": "frame", "from": str(id_), "root": str(root), "text": str(frame)}:
                self._deliver(root, id_, frame)
            case {"t": "frame", "from": str(id_), "root": str(root)} if buffers:
                self._deliver(root, id_, buffers[0])
            case {"t": "got", "from": str(id_), "number": int(number)} if id_ in self.links:
                self.links[id_].acknowledged(number)
            case {"t": "gone", "from": str(id_)} if id_ in self.links:
                self.links[id_].gone()
            case {"t": "want", "name": str(name)}:
                self.port.say(*self._files.answer(name))

    def flush(self) -> None:
        """Let the page see what has been written, also while code holds the loop up."""
        for session in list(self.registry.sessions.values()):
            session.views.flush()

    def _deliver(self, root: str, id_: str, frame: Frame) -> None:
        link = self.links.get(id_)
        if link is None:
            link = self.links[id_] = Link(root, id_, self._post, self._end)
            find, context = self._shown.get(root, (_nothing, None))
            task = asyncio.get_running_loop().create_task(self._serve(link, find), context=context)
            self._serving.add(task)
            task.add_done_callback(self._serving.discard)
        link.deliver(frame)

    async def _serve(self, link: Link[str], find: Find) -> None:
        try:
            await serve_page(link.frames(), link, self.registry, find)
        finally:
            self.links.pop(link.id, None)

    def _post(self, link: Link[str], number: int, frame: Frame) -> None:
        self.port.frame(link.id, number, frame)

    def _end(self, link: Link[str], code: int) -> None:
        self.port.say({"t": "end", "to": link.id, "code": code})

    async def aclose(self) -> None:
        """End all; for tests, in a page it just ends."""
        for link in list(self.links.values()):
            link.gone()
        await self.registry.aclose()
        await asyncio.gather(*self._serving)


def _nothing(_: object) -> None:
    return None
