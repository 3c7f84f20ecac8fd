"""What goes on in a page until it is shown, for the error that says why it was not."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any, Protocol

from playwright.sync_api import Error, Page, WebSocket

SHOWN = "main.tr-page:not([aria-busy])"
LINES = 200
"""So many happenings are kept: the first ones, in which the trouble is."""
WIDTH = 300
"""So many characters of each."""


class Server(Protocol):
    """A server's process, as far as it is asked here."""

    @property
    def output(self) -> str: ...


class Watch:
    """Listens to a page from its first request on."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lines: list[str] = []
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
            "What went on in the page": self.lines,
            "Requests that are still open": still,
            "The page's HTML": [self._html()],
            **{f"What server {number} has printed": [each.output] for number, each in enumerate(servers, 1)},
        }
        return "\n\n".join("\n".join([f"--- {head}:", *(lines or ["(nothing)"])]) for head, lines in parts.items())

    def _html(self) -> str:
        try:
            return self.page.locator("html").evaluate("element => element.outerHTML", timeout=5000)[:8000]
        except Error as error:
            return f"The page does not say it: {error}"

    def _seconds(self) -> float:
        return time.monotonic() - self._begin

    def _note(self, text: str) -> None:
        if len(self.lines) < LINES:
            self.lines.append(f"{self._seconds():7.2f} s {text[:WIDTH]}")

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


def _said(frame: str | bytes) -> str:
    return frame if isinstance(frame, str) else f"{len(frame)} bytes"
