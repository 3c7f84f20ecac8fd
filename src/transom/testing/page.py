"""`Page`: a user's page in a test. It keeps the model that a browser would have, from real frames."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

from transom.app import App
from transom.errors import ProtocolError
from transom.protocol.codec import Frame, restore, unpack
from transom.session.endpoint import serve_page
from transom.session.registry import Registry
from transom.session.session import Session
from transom.testing.clock import ClockLoop
from transom.testing.model import Model

QUIET = 12
"""Rounds of the loop in which nothing goes on after which nothing will: an event takes fewer from thread to thread."""

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


class Page:
    """One connected page.

    Attributes:
        frames: every frame received, decoded, oldest first.
        models: what the page shows, by id.
        peer: the address that it comes from, if it is to count.
    """

    peer: str | None = None

    def __init__(self, registry: Registry, app: App, url: str = "/") -> None:
        self.registry = registry
        loop = asyncio.get_running_loop()
        if isinstance(loop, ClockLoop):
            loop.working = lambda: registry.pool is not None and registry.pool.active > 0
        self.frames: list[dict[str, Any]] = []
        self.sizes: list[int] = []
        self.models: dict[str, Model] = {}
        self.roots: list[str] = []
        self.title = ""
        self.notices: list[dict[str, Any]] = []
        self.messages: list[tuple[str, Any]] = []
        self.settled: dict[int, Any] = {}
        self.sseq = 0
        self.epoch: str | None = None
        self.token: str | None = None
        self.unsettled: dict[int, dict[str, Any]] = {}
        self._classes: dict[int, tuple[dict[str, Any], dict[str, Any]]] = {}
        self._cseq = 0
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
            serve_page(_receive(self._inbox), self.transport, self.registry, self._app.find, self.peer)
        )
        self.send({"t": "hello", "proto": 1, "url": self._url, **hello})
        await self.wait(lambda: self.transport.closed is not None or self.epoch is not None)

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
        self._inbox.put_nowait(json.dumps(message) if isinstance(message, dict) else message)

    @property
    def session(self) -> Session:
        """The session on the server's side."""
        return self.registry.sessions[self.epoch or ""]

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

    async def wait(self, condition: Callable[[], object], timeout: float = 5.0) -> None:
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
        await self.settle()
        loop.until = end
        await asyncio.sleep(seconds)
        await self.settle()

    async def settle(self) -> None:
        """Let everything that can happen now happen: events applied, threads done, frames delivered."""
        quiet = 0
        while quiet < QUIET:
            self._raise_broken()
            pool = self.registry.pool
            listening = self._task is not None and not self._task.done()
            busy = (pool is not None and pool.active) or (listening and not self._inbox.empty())
            quiet = 0 if busy else quiet + 1
            await asyncio.sleep(0)
            if busy:
                await _tick()

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
            self._apply(message)
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

    def _apply(self, message: dict[str, Any]) -> None:
        match message["t"]:
            case "welcome":
                self.epoch, self.token = message["epoch"], message["token"]
            case "snapshot":
                self.models.clear()
                self._classes.clear()
                self.sseq = message["sseq"]
                self._ops(message["ops"])
            case "patch":
                if message["sseq"] != self.sseq + 1:
                    raise ProtocolError(f"patch {message['sseq']} after {self.sseq}")
                self.sseq = message["sseq"]
                self._ops(message["ops"])
                for cseq, result in message.get("by", ()):
                    self._settle(cseq, result)
            case "ack":
                self._settle(message["cseq"], message["result"])

    def _settle(self, cseq: int, result: Any) -> None:
        self.settled[cseq] = result
        self.unsettled.pop(cseq, None)

    def _ops(self, ops: list[Any]) -> None:
        for op, *rest in ops:
            match op:
                case "class":
                    number, defaults, info = rest
                    _require(info.get("like", number) in {*self._classes, number}, f"class {number} is like none")
                    common = self._classes[info["like"]][1] if "like" in info else {}
                    self._classes[number] = (info, {**common, **defaults})
                case "new":
                    id_, number, values = rest
                    _require(number in self._classes, f"component {id_} is of an unknown class {number}")
                    info, defaults = self._classes[number]
                    self.models[id_] = model = Model(id_, info, {**defaults, **values})
                    self._check(model.inside)
                case "set":
                    _require(rest[0] in self.models, f"component {rest[0]} is set before it is defined")
                    self.models[rest[0]].values.update(rest[1])
                    self._check(self.models[rest[0]].inside)
                case "splice":
                    id_, name, start, count, items = rest
                    _require(id_ in self.models, f"component {id_} is set before it is defined")
                    listed = list(self.models[id_].values[name])
                    _require(start + count <= len(listed), f"{name} of {id_} has no {start + count} items")
                    listed[start : start + count] = items
                    self.models[id_].values[name] = listed
                    self._check(self.models[id_].inside)
                case "del":
                    self._delete(rest[0])
                case "msg":
                    self.messages.append((rest[0], rest[1]))
                    if rest[0] == "page" and rest[1]["kind"] == "notify":
                        self.notices.append(rest[1])
                case "page":
                    self.roots = rest[0].get("roots", self.roots)
                    self._check(self.roots)
                    self.title = rest[0].get("title", self.title)

    def _check(self, children: list[str]) -> None:
        for child in children:
            _require(child in self.models, f"component {child} is referenced before it is defined")

    def _delete(self, ids: list[str]) -> None:
        for id_ in ids:
            _require(id_ in self.models, f"component {id_} is deleted but was not there")
            del self.models[id_]
        gone = {*ids}
        for model in self.models.values():
            left = gone.intersection(model.inside)
            _require(not left, f"{left} are deleted while {model.id} has them")
        _require(not gone.intersection(self.roots), f"roots of the page are deleted: {gone}")


async def _receive(inbox: asyncio.Queue[Frame | None]) -> AsyncIterator[Frame]:
    while (frame := await inbox.get()) is not None:
        yield frame


def _require(condition: bool, problem: str) -> None:
    if not condition:
        raise ProtocolError(problem)


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
