"""The WebSocket transport: ASGI messages in, frames out. A connection costs one task and its writer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

from starlette.types import Receive, Scope, Send

from transom.app import App
from transom.hosts.server.browser import browser_of, cookies_of, without_ours
from transom.hosts.server.origin import Origins
from transom.process.endpoint import Opener, serve_page
from transom.process.registry import Registry
from transom.protocol.codec import Frame
from transom.protocol.messages import Hello
from transom.session.page_info import PageInfo

CLOSE_SECONDS = 1.0
"""How long a host may take to accept that a connection ends."""


class WebSocketTransport:
    """Carries frames over one accepted WebSocket.

    Args:
        send: of the ASGI connection.
        patience: what bounds the connection's task: it ends when the host does not take a close.
    """

    __slots__ = ("_patience", "_send")

    def __init__(self, send: Send, patience: asyncio.Timeout) -> None:
        self._send = send
        self._patience = patience

    async def send(self, frame: Frame) -> None:
        """Send one frame; suspends while the peer is slow."""
        if isinstance(frame, str):
            await self._send({"type": "websocket.send", "text": frame})
        else:
            await self._send({"type": "websocket.send", "bytes": frame})

    async def aclose(self, code: int, reason: str) -> None:
        """Close with a code. Returns in a second, also while the peer reads nothing and a `send` waits for it."""
        try:
            async with asyncio.timeout(CLOSE_SECONDS):
                await self._send({"type": "websocket.close", "code": code, "reason": reason})
        except TimeoutError:  # the application has done with it: the host closes it in its own way
            with suppress(RuntimeError):  # it may have ended just now
                self._patience.reschedule(0)


class Socket:
    """The ASGI application behind `/_transom/ws`.

    Args:
        app: the pages.
        registry: the sessions.
        origins: who may connect.
        base: the path under which the server is mounted.
    """

    def __init__(self, app: App, registry: Registry, origins: Origins, base: str) -> None:
        self._app = app
        self._registry = registry
        self._origins = origins
        self._base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one connection in or refuse it."""
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        await receive()  # websocket.connect
        if not self._origins.admits(headers.get("origin"), headers.get("host"), scope.get("scheme", "ws")):
            await send({"type": "websocket.close", "code": 1008})  # before accept: HTTP 403
            return
        await send({"type": "websocket.accept"})

        cookies = cookies_of(headers.get("cookie", ""))
        browser = browser_of(cookies, secure=scope.get("scheme") == "wss")

        def find(hello: Hello) -> tuple[Opener, PageInfo] | None:
            known = {"headers": headers, "cookies": without_ours(cookies)}
            return self._app.find(hello, self._base, **known)

        peer = scope.get("client")
        with suppress(TimeoutError):
            async with asyncio.timeout(None) as patience:
                transport = WebSocketTransport(send, patience)
                address = peer[0] if peer else None
                await serve_page(_frames(receive), transport, self._registry, find, address, browser)


async def _frames(receive: Receive) -> AsyncIterator[Frame]:
    while True:
        message: Any = await receive()
        if message["type"] != "websocket.receive":
            return
        text = message.get("text")
        yield message["bytes"] if text is None else text
