"""`Page`: a user's page in a test. It keeps the model that a browser would have, from real frames."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from itertools import count
from typing import Any

from transom.app import App
from transom.errors import ProtocolError
from transom.process.endpoint import serve_page
from transom.process.registry import Registry
from transom.protocol.codec import Frame, restore, unpack
from transom.session.session import Session
from transom.session.view import View
from transom.testing.clock import ClockLoop
from transom.testing.files import Download, ToUpload, downloaded, framed, upload_steps
from transom.testing.mirror import Mirror
from transom.testing.model import Model
from transom.testing.outstanding import at_rest

OPENING = 60.0
"""Real seconds that an app may take to its first snapshot: what it imports may be large, and the machine busy."""

SEEN_PATCHES = 32
"""After how many patches a page says what it has seen, as a browser does."""


class MemoryTransport:
    """Carries frames to a `Page` in the same process; the smallest host there is."""

    def __init__(self, page: Page, inbox: asyncio.Queue[Frame | None]) -> None:
        self._page = page
        self._inbox = inbox
        self.closed: int | None = None

    async def send(self, frame: Frame) -> None:
        """Deliver one frame."""
        self._page._deliver(frame)

    async def aclose(self, code: int, reason: str) -> None:
        """Remember the close code."""
        self.closed = code
        self._inbox.put_nowait(None)


class Page(Mirror):
    """One connected page.

    Attributes:
        frames: every frame received, decoded, oldest first.
        models: what the page shows, by id.
        peer: the address that it comes from, if it is to count.
        browser: what tells its browser from others.
    """

    peer: str | None = None
    browser: str = ""

    def __init__(self, registry: Registry, app: App, url: str = "/") -> None:
        self.registry = registry
        loop = asyncio.get_running_loop()
        if isinstance(loop, ClockLoop):
            loop.working = lambda: registry.pool is not None and registry.pool.active > 0
        super().__init__()
        self.frames: list[dict[str, Any]] = []
        self.sizes: list[int] = []
        self._cseq = 0
        self._uploads = count(1)
        self._seen = 0
        self._broken: ProtocolError | None = None
        self._app = app
        self._url = url
        self._changed = asyncio.Event()
        self._inbox: asyncio.Queue[Frame | None] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    # The connection

    async def open(self, **hello: Any) -> None:
        """Connect, and wait for the first snapshot."""
        self._inbox = asyncio.Queue()
        self.transport = MemoryTransport(self, self._inbox)
        self._task = asyncio.get_running_loop().create_task(
            serve_page(_receive(self._inbox), self.transport, self.registry, self._app.find, self.peer, self.browser)
        )
        self.send({"t": "hello", "proto": 1, "url": self._url, **hello})
        await self.wait(lambda: self.transport.closed is not None or self.epoch is not None, OPENING)

    async def disconnect(self) -> None:
        """Lose the connection, as by a broken network."""
        self._hang_up()
        if self._task is not None:
            await asyncio.wait([self._task])

    async def reconnect(self) -> None:
        """Come back with what the page has kept, and send the events again whose end it does not know."""
        epoch, self.epoch = self.epoch, None
        await self.open(epoch=epoch, token=self.token, shown=self.sseq)
        for message in self.unsettled.values():
            self.send(message)

    def _hang_up(self) -> None:
        self._inbox.put_nowait(None)

    def send(self, message: dict[str, Any] | str | bytes) -> None:
        """Send a message, or any text or bytes in place of one."""
        self._inbox.put_nowait(framed(message) if isinstance(message, dict) else message)

    @property
    def session(self) -> Session:
        """The session on the server's side."""
        return self.registry.sessions[self.epoch or ""]

    @property
    def view(self) -> View:
        """The view on the server's side that this page shows.

        Raises:
            LookupError: it has ended.
        """
        view = self._view()
        if view is None:
            raise LookupError("the session of this page has no such view any more")
        return view

    def _view(self) -> View | None:
        session = self.registry.sessions.get(self.epoch or "")
        views = () if session is None else session.views
        return next((view for view in views if view.token.knows(self.token)), None)

    # What the user does

    def event(self, target: str | Model, name: str, value: Any = None) -> int:
        """Send an event; returns its number."""
        self._cseq += 1
        model = self.find(target)
        message = {"t": "event", "cseq": self._cseq, "id": model.id, "name": name, "value": value}
        self.unsettled[self._cseq] = message
        self.send(message)
        return self._cseq

    def click(self, target: str | Model = "Button") -> int:
        """Click a button, named by its label, its type or its model."""
        return self.event(target, "click")

    def set(self, target: str | Model, value: Any, name: str = "value") -> int:
        """Set a widget's value as the page would."""
        model = self.find(target)
        model.values[name] = value
        return self.event(model, name, value)

    def choose(self, target: str | Model, *labels: str) -> int:
        """Choose an option by its text, as a user does; where there may be several, these and no others.

        Raises:
            LookupError: there is no option with this text.
        """
        model = self.find(target)
        number, *offered = model.values["labels"]
        for label in labels:
            if label not in offered:
                raise LookupError(f"{label!r} is no option of {model!r}; it has {offered}")
        return self.set(model, [number, *map(offered.index, labels)])

    def upload(self, target: str | Model, *files: ToUpload) -> int:
        """Choose files in a field, as a user does.

        Args:
            target: the field.
            files: a path, a name with bytes, or a name, bytes and what the browser would call their media type.

        Returns:
            The number of the event that announces them, which is the one that is refused if they are not taken.
        """
        steps = upload_steps(next(self._uploads), files)
        numbers = [self.event(target, name, value) for name, value in steps]
        return numbers[0]

    async def download(self, target: str | Model = "FileDownload") -> Download:
        """Click a button that saves a file, wait until nothing is outstanding, and take the file.

        Raises:
            AssertionError: no file came.
        """
        before = len(self._saves)
        number = self.click(target)
        await self.settle()
        if len(self._saves) == before:
            raise AssertionError(f"no file came: the click ended with {self.settled.get(number)}")
        return self.downloads[-1]

    @property
    def downloads(self) -> list[Download]:
        """What the page was given to save, oldest first, as far as it is there still."""
        return [downloaded(each["url"], each["name"]) for each in self._saves[-4:]]

    @property
    def _saves(self) -> list[dict[str, Any]]:
        return [content for target, content in self.messages if target == "page" and content["kind"] == "save"]

    async def wait(self, condition: Callable[[], object], timeout: float = 15.0) -> None:
        """Wait until `condition()` is true, as frames arrive.

        Raises:
            AssertionError: it is still not true after `timeout` real seconds.
        """
        watchdog = _Watchdog(timeout)
        while not condition():
            self._raise_broken()
            if watchdog.over():
                raise AssertionError(f"still waiting after {timeout} s; the page shows {self.text!r}")
            self._changed.clear()
            await _pause(self._changed)

    async def advance(self, seconds: float) -> None:
        """Let time pass for the app, on a `ClockLoop`; on a real loop, sleep."""
        loop = asyncio.get_running_loop()
        if not isinstance(loop, ClockLoop):
            await asyncio.sleep(seconds)
            return
        end = loop.now + seconds
        await self._quiet()
        loop.until = end
        await asyncio.sleep(seconds)
        await self._quiet()

    async def settle(self) -> None:
        """Let everything that can happen now happen: events applied, threads done, views evaluated, frames delivered.

        It knows what is outstanding: what waits on the event loop or is due there, and the jobs of worker threads.
        What waits for a time to come, for the network or for another process is not.

        A patch that was held back because others went just before is had too: the 16 ms until then pass.

        Raises:
            AssertionError: a function has been in its worker thread for 15 real seconds; it says where.
        """
        await self._quiet()
        view = self._view()
        due = None if view is None else view.outbox.due
        if due is not None:
            loop = asyncio.get_running_loop()
            seconds = max(0.0, due - loop.time())
            if isinstance(loop, ClockLoop):
                loop.until = max(loop.until, due)
            await asyncio.sleep(seconds)
            await self._quiet()

    async def _quiet(self) -> None:
        """Wait until nothing is outstanding."""
        await at_rest(self.registry.pool, self._raise_broken)

    # What the user sees

    def find(self, target: str | Model) -> Model:
        """The one model with that id, label or kind (see `Model.is_a`).

        Raises:
            LookupError: none or several fit.
        """
        if isinstance(target, Model):
            return target
        if target in self.models:
            return self.models[target]
        found = [model for model in self.models.values() if model.values.get("label") == target]
        found = found or [model for model in self.models.values() if model.is_a(target)]
        if len(found) != 1:
            raise LookupError(f"{len(found)} components fit {target!r}; the page has {list(self.models.values())}")
        return found[0]

    def component(self, target: str | Model) -> Any:
        """The Python component of the model that `find(target)` gives.

        Raises:
            LookupError: none or several fit, or the session has it no more.
        """
        model = self.find(target)
        view = self._view()
        node = None if view is None else view.tree.find(model.id)
        if node is None:
            raise LookupError(f"{model!r} is in the page, but its session has no such component any more")
        return node.component

    def all(self, kind: str) -> list[Model]:
        """All models of a kind (see `Model.is_a`)."""
        return [model for model in self.models.values() if model.is_a(kind)]

    @property
    def text(self) -> str:
        """The texts in the page, in order of its components."""
        parts: list[str] = []

        def walk(id_: str) -> None:
            model = self.models[id_]
            error = model.values.get("error")
            if error:
                said = (error["title"], error["message"]) if isinstance(error, dict) else (error,)
                parts.append(": ".join(filter(None, said)))
            values = (model.values.get(name) for name in ("title", "label", "value", "object"))
            parts.extend(value for value in values if isinstance(value, str) and value)
            for child in model.inside:
                walk(child)

        for root in self.roots:
            walk(root)
        return "\n".join(parts)

    def patches(self) -> list[dict[str, Any]]:
        """The patches received so far."""
        return [frame for frame in self.frames if frame["t"] == "patch"]

    # Applying

    def _deliver(self, frame: Frame) -> None:
        self.sizes.append(len(frame))
        if isinstance(frame, str):
            message = json.loads(frame)
        else:
            header, buffers = unpack(frame)
            message = restore(json.loads(header), [bytes(buffer) for buffer in buffers])
        self.frames.append(message)
        try:
            self.apply(message)
        except ProtocolError as error:
            self._broken = self._broken or error
        self._say_seen(message)
        self._changed.set()

    def _raise_broken(self) -> None:
        """A page that was told nonsense must not go unnoticed.

        Raises:
            ProtocolError: what was wrong with the frames received.
        """
        if self._broken is not None:
            raise self._broken

    def _say_seen(self, message: dict[str, Any]) -> None:
        if message["t"] == "snapshot" or self.sseq - self._seen >= SEEN_PATCHES:
            self._seen = self.sseq
            self.send({"t": "seen", "sseq": self.sseq})


async def _receive(inbox: asyncio.Queue[Frame | None]) -> AsyncIterator[Frame]:
    while (frame := await inbox.get()) is not None:
        yield frame


class _Watchdog:
    def __init__(self, timeout: float) -> None:
        self._clock = time.monotonic
        self._end = time.monotonic() + timeout

    def over(self) -> bool:
        return self._clock() > self._end


async def _tick() -> None:
    """Let worker threads run: a moment of real time."""
    time.sleep(0.0005)
    await asyncio.sleep(0)


async def _pause(changed: asyncio.Event) -> None:
    """Wait a moment of real time, whatever the loop's clock says."""
    for _ in range(20):
        await asyncio.sleep(0)
        if changed.is_set():
            return
    await _tick()
