"""A page in memory whose snapshots are to be kept: what it is told, and what its user does."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

from transom.app import App
from transom.components.component import Component
from transom.errors import SaveError
from transom.hosts.assets import load_assets
from transom.hosts.rest import QUIET_SAMPLES, at_rest
from transom.hosts.static.caller import Caller
from transom.process.endpoint import Opener, serve_page
from transom.process.registry import Registry
from transom.protocol.codec import Frame, restore, unpack
from transom.protocol.messages import Hello, Op
from transom.session.page_info import PageInfo
from transom.session.session import Session
from transom.session.view import View
from transom.settings import Settings

_ROUNDS = 5
"""Rounds of the loop in which nothing goes on after which nothing will."""


class Recording:
    """One connected page; a transport as well.

    Args:
        app: what is opened, at `/`.
        publish: takes the text of a module that comes with the app, and says where it is.
        timeout: seconds that it may take to come to rest.
        caller: whose components are shown, where it is code of a session that is going on.
    """

    def __init__(self, app: App, publish: Callable[[str], str], timeout: float, caller: Caller) -> None:
        settings = Settings.from_env(message_rate=0, open_rate=0, hello_timeout=timeout)
        self.registry = Registry(settings, load_assets().chunks)
        self.registry.publish = publish
        self._app = app
        self._caller = caller
        self._timeout = timeout
        self._inbox: asyncio.Queue[Frame | None] = asyncio.Queue()
        self._answered: dict[int, asyncio.Event] = {}
        self._begun = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._cseq = 0
        self._ops: list[Op] = []
        self.failed: list[str] = []
        """What has failed in the app meanwhile, by name."""

    @property
    def session(self) -> Session:
        """What the page shows."""
        return next(iter(self.registry.sessions.values()))

    @property
    def view(self) -> View:
        """Where it is shown."""
        return next(iter(self.session.views))

    async def open(self, theme: str | None = None) -> None:
        """Open the app, and wait until all that it begins with is there.

        Raises:
            SaveError: it does not come to rest.
        """
        page = serve_page(self._frames(), self, self.registry, self._find)
        self._task = asyncio.get_running_loop().create_task(page)
        hello = {"t": "hello", "proto": 1, "url": "/", "theme": theme}
        self._inbox.put_nowait(json.dumps(hello))
        begun = asyncio.get_running_loop().create_task(self._begun.wait())
        await asyncio.wait([begun, self._task], timeout=self._timeout, return_when=asyncio.FIRST_COMPLETED)
        begun.cancel()
        if not self.registry.sessions:
            raise SaveError("The app could not be opened.")
        await self.rest(QUIET_SAMPLES)

    def _find(self, hello: Hello) -> tuple[Opener, PageInfo] | None:
        found = self._app.find(hello)
        if found is None:
            return None
        opener, info = found

        async def opened(session: Session) -> None:
            session.whole = True
            session.sink.observers.append(lambda _, where: self.failed.append(where))
            await opener(session)

        return opened, info

    async def rest(self, samples: int = 1) -> None:
        """Wait until nothing goes on that will end by itself.

        Raises:
            SaveError: something did not end in time; it is named.
        """
        until = asyncio.get_running_loop().time() + self._timeout
        waits = await at_rest(self.session, self._opened, until, samples)
        if waits:
            raise SaveError(
                f"The page did not come to rest within {self._timeout:g} s: {', '.join(waits)} did not end. "
                "Give it more time by timeout=…, or let it end."
            )

    def _opened(self) -> bool:
        """Whether the app's code is through; or what it waits for has a name."""
        return self._begun.is_set() or bool(self.session.runs)

    async def taken(self) -> list[Op]:
        """All ops that make the page as it is now, with their bytes in them.

        Some components tell a page that has them anew what is in them: that is a part of it.
        """
        self._ops = []
        self.view.outbox.snapshot()
        await self._quiet()
        return self._ops

    async def _quiet(self) -> None:
        """Wait until all that is to be told has been told."""
        outbox, quiet = self.view.outbox, 0
        while quiet < _ROUNDS:
            busy = len(self.session.inbox) or not self.session.turn.free or outbox.due is not None or outbox.tree.dirty
            quiet = 0 if busy else quiet + 1
            await asyncio.sleep(0.002 if busy else 0)
        await outbox.drained()

    async def set(self, component: Component, name: str, value: Any) -> None:
        """The page's user sets a value; over when all that comes of it is there."""
        if self._caller.live:
            await self._caller.call(lambda: component._receive(name, value))
            return
        self._cseq += 1
        answered = self._answered[self._cseq] = asyncio.Event()
        event = {"t": "event", "cseq": self._cseq, "id": self.id_of(component), "name": name, "value": value}
        self._inbox.put_nowait(json.dumps(event))
        try:
            async with asyncio.timeout(self._timeout):
                await answered.wait()
        except TimeoutError:
            what = f"{type(component).__name__} {component.label!r}"
            raise SaveError(f"What {what} sets off did not end within {self._timeout:g} s.") from None
        await self.rest()

    async def put(self, component: Component, values: Mapping[str, Any]) -> None:
        """Code sets values; over when all that comes of it is there."""
        if self._caller.live:
            await self._caller.call(lambda: component.param.update(**values))
            return
        component.param.update(**values)
        await self.rest()

    def id_of(self, component: Component) -> str:
        """By which the page knows it."""
        return next(id_ for id_, node in self.view.tree.nodes.items() if node.component is component)

    @property
    def components(self) -> list[Component]:
        """All that is in the page."""
        return [node.component for node in self.view.tree.nodes.values()]

    async def close(self) -> None:
        """End the session."""
        self._inbox.put_nowait(None)
        if self._task is not None:
            await asyncio.wait([self._task])
        await self.registry.aclose()

    # A transport

    async def send(self, frame: Frame) -> None:
        """Take one frame."""
        header, buffers = (frame, []) if isinstance(frame, str) else unpack(frame)
        message = json.loads(header)
        if "ops" in message:
            self._ops += restore(message["ops"], [bytes(each) for each in buffers])
        match message["t"]:
            case "snapshot":
                self._begun.set()
                self._inbox.put_nowait(json.dumps({"t": "seen", "sseq": message["sseq"]}))
            case "patch":
                for cseq, _ in message.get("by", ()):
                    self._answer(cseq)
            case "ack":
                self._answer(message["cseq"])

    async def aclose(self, code: int, reason: str) -> None:
        """The session has ended the connection."""
        self._inbox.put_nowait(None)

    def _answer(self, cseq: int) -> None:
        answered = self._answered.pop(cseq, None)
        if answered is not None:
            answered.set()

    async def _frames(self) -> AsyncIterator[Frame]:
        while (frame := await self._inbox.get()) is not None:
            yield frame
