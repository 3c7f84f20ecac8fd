"""What goes on in pages, for the error that says why a page was not shown and for tests that fail.

A failure on a machine that nobody can look at has to be understood from its text.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import BrowserContext, Error, Page, WebSocket

SHOWN = "main.tr-page:not([aria-busy])"
LINES = 100
"""So many happenings are kept, of the first and of the last each: the trouble begins here or there."""
LAST = 40
"""So many lines of each kind are told of a test that fails."""
WIDTH = 300
"""So many characters of each."""


class Server(Protocol):
    """A server's process, as far as it is asked here."""

    @property
    def output(self) -> str: ...


class Watch:
    """Listens to a page from its first request on.

    Attributes:
        first: what has happened in the beginning.
        last: what has happened since.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.first: list[str] = []
        self.last: deque[str] = deque(maxlen=LINES)
        self._begin = time.monotonic()
        self._open: dict[Any, float] = {}
        page.on("console", lambda message: self._note(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: self._note(f"uncaught: {error}"))
        page.on("crash", lambda _: self._note("the page crashed"))
        page.on("framenavigated", lambda frame: self._note(f"navigated to {frame.url}"))
        page.on("request", lambda request: self._open.update({request: self._seconds()}))
        page.on("requestfinished", self._finished)
        page.on("requestfailed", self._failed)
        page.on("websocket", self._socket)

    def open(self, url: str, servers: Sequence[Server] = ()) -> None:
        """Go to `url` and wait until the page is shown.

        Raises:
            AssertionError: it is not, with what went on in it and what `servers` have printed.
        """
        try:
            self.page.goto(url)
            self.page.wait_for_selector(SHOWN)
        except Error as error:
            raise AssertionError(f"{url} was not shown: {error}\n\n{self.told(servers)}") from error

    def told(self, servers: Sequence[Server] = ()) -> str:
        """All that is known, for people."""
        still = [f"{begun:7.2f} s {request.method} {request.url}" for request, begun in self._open.items()]
        parts = {
            "What went on in the page": [*self.first, *self.last],
            "Requests that are still open": still,
            "The page's HTML": [self._html()],
            **{f"What server {number} has printed": [each.output] for number, each in enumerate(servers, 1)},
        }
        return _parts(parts)

    def ended(self, picture: Path) -> str:
        """What the page was when a test failed, in few words; its picture is put into a file."""
        parts = {f"What went on in {self.page.url}": [*self.first, *self.last][-LAST:], "What it shows": self._shown()}
        try:
            picture.parent.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=picture, timeout=5000)
            parts["Its picture"] = [str(picture)]
        except Error as error:
            parts["It has no picture"] = [error.message[:WIDTH]]
        return _parts(parts)

    def _shown(self) -> list[str]:
        try:
            return [line[:WIDTH] for line in self.page.locator("body").aria_snapshot(timeout=5000).split("\n")[:LAST]]
        except Error as error:
            return [f"The page does not say it: {error.message[:WIDTH]}"]

    def _html(self) -> str:
        try:
            return self.page.locator("html").evaluate("element => element.outerHTML", timeout=5000)[:8000]
        except Error as error:
            return f"The page does not say it: {error}"

    def _seconds(self) -> float:
        return time.monotonic() - self._begin

    def _note(self, text: str) -> None:
        kept = self.first if len(self.first) < LINES else self.last
        kept.append(f"{self._seconds():7.2f} s {text[:WIDTH]}")

    def _finished(self, request: Any) -> None:
        begun = self._open.pop(request, None)
        self._note(f"fetched {request.url}" + (f" in {self._seconds() - begun:.2f} s" if begun is not None else ""))

    def _failed(self, request: Any) -> None:
        self._open.pop(request, None)
        self._note(f"FAILED {request.url}: {request.failure}")

    def _socket(self, socket: WebSocket) -> None:
        self._note(f"socket {socket.url} begun")
        socket.on("framesent", lambda frame: self._note(f"socket > {_said(frame)}"))
        socket.on("framereceived", lambda frame: self._note(f"socket < {_said(frame)}"))
        socket.on("socketerror", lambda error: self._note(f"socket error: {error}"))
        socket.on("close", lambda _: self._note("socket closed"))


class Watches:
    """Of all pages of a browser that are open."""

    def __init__(self) -> None:
        self._all: dict[Page, Watch] = {}

    def follow(self, context: BrowserContext) -> None:
        """Watch the pages of a new context."""
        context.on("page", self._add)

    def _add(self, page: Page) -> None:
        self._all[page] = Watch(page)
        page.on("close", lambda page: self._all.pop(page, None))

    def of(self, page: Page) -> Watch:
        """The watch of an open page."""
        return self._all[page]

    def ended(self, folder: Path, servers: Iterable[Server] = ()) -> str:
        """What pages and servers say when a test has failed; pictures are put into `folder`."""
        pages = [watch.ended(folder / f"{number}.png") for number, watch in enumerate(list(self._all.values()), 1)]
        said = [_parts({"What a server has printed": each.output.splitlines()[-LAST:]}) for each in servers]
        return "\n\n".join(chain(pages, said))


def _parts(parts: dict[str, list[str]]) -> str:
    return "\n\n".join("\n".join([f"--- {head}:", *(lines or ["(nothing)"])]) for head, lines in parts.items())


def _said(frame: str | bytes) -> str:
    return frame if isinstance(frame, str) else f"{len(frame)} bytes"
