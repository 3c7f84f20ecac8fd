"""What is spoken on a connection: uvicorn's HTTP and WebSocket, on a `Wire`, with ends that cannot be put off."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState
from websockets.frames import CloseCode, Frame
from websockets.protocol import State

from transom.hosts.server.door import Door, most_connections
from transom.hosts.server.frames import BoundedFrames
from transom.hosts.server.wire import Wire
from transom.settings import Settings

try:
    from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
except ImportError:
    HttpToolsProtocol = None  # type: ignore[assignment, misc]

CLOSE_SECONDS = 2.0
"""How long the peer's answer to a close frame is waited for."""
LAST_BYTES = 1 << 14
"""How much is still read in search of that answer."""


class SocketProtocol(WebSocketsSansIOProtocol):
    """A page's WebSocket. Its transport is a `Wire`.

    Args:
        config: uvicorn's.
        server_state: uvicorn's.
        app_state: uvicorn's.
        settings: the limits of frames.
    """

    transport: Wire  # type: ignore[assignment]

    def __init__(
        self, config: Config, server_state: ServerState, app_state: dict[str, Any], *, settings: Settings
    ) -> None:
        super().__init__(config, server_state, app_state)
        self.conn = BoundedFrames(settings.hello_limit, settings.frame_limit, self.loop.time)
        self.close_timeout = CLOSE_SECONDS
        self._last = LAST_BYTES

    def data_received(self, data: bytes) -> None:
        """Read a piece."""
        if self.close_sent:
            self._last -= len(data)
            if self._last < 0:
                self.transport.linger()
                return
        super().data_received(data)
        if not self.handshake_initiated:  # it came whole, and cannot be read
            self.close_sent = True
            self.transport.write(b"".join(self.conn.data_to_send()))
            self.transport.close()

    def handle_events(self) -> None:
        """Take what was read."""
        events = self.conn.events
        super().handle_events()
        for event in events:
            if isinstance(event, Frame):
                event.data = b""  # the parser keeps its last frame until the next one, which may never come

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection has gone: so does what it had read."""
        super().connection_lost(exc)
        self.conn.reader.discard()
        self.conn.parser.close()  # it had the connection, which had it; so had what it may have raised
        self.conn.parser_exc = None
        self.frames = []

    def send_receive_event_to_app(self) -> None:
        """A message is complete: hand it on."""
        if self.close_sent:
            return
        self.transport.known()
        if self.curr_msg_data_type == "text":
            self.frames = [b"".join(self.frames)]
            try:
                self.frames[0].decode()
            except UnicodeDecodeError:
                self._fail(CloseCode.INVALID_DATA, "text that is not UTF-8")
                return
        super().send_receive_event_to_app()

    def handle_parser_exception(self) -> None:
        """The peer has broken the protocol or a limit, and is told so; nothing else that it says is read."""
        close = self.conn.close_sent
        assert close is not None  # noqa: S101 - for types: that is how the parser ends
        self.stop_keepalive()
        self.queue.put_nowait({"type": "websocket.disconnect", "code": close.code, "reason": close.reason})
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self.transport.linger()

    def _fail(self, code: int, reason: str) -> None:
        self.conn.fail(code, reason)
        self.handle_parser_exception()

    async def send(self, message: Any) -> None:
        """Send what the application says.

        A close never waits: a peer that reads nothing has three seconds to read why, and who waits to send it more
        is told that it has gone.
        """
        closes = message["type"] == "websocket.close"
        if closes and not self.writable.is_set() and self.conn.state is State.OPEN:
            self._fail(message.get("code", CloseCode.NORMAL_CLOSURE), message.get("reason") or "")
            self.disconnected = True
            self.writable.set()
            return
        await super().send(message)
        if closes:
            self.transport.finish()


class _Upgrades:
    """An HTTP protocol that upgrades what HTTP/1.1 asks for; other requests get their answer as any."""

    scope: Any
    cycle: Any
    _get_upgrade: Callable[[], bytes | None]

    def answering(self) -> bool:
        """Whether there is a request whose answer is not complete."""
        return self.cycle is not None and not self.cycle.response_complete

    def _should_upgrade(self) -> bool:
        return bool(self.scope["http_version"] == "1.1" and self._get_upgrade() == b"websocket")

    def _unsupported_upgrade_warning(self) -> None:
        """Nothing that the operator could do about it."""


class H11(_Upgrades, H11Protocol):
    """HTTP in pure Python."""


HTTP: Callable[..., Any] = H11
"""The HTTP protocol: httptools' where that is installed."""

if HttpToolsProtocol is not None:

    class HttpTools(_Upgrades, HttpToolsProtocol):
        """HTTP by httptools."""

        def handle_websocket_upgrade(self) -> None:
            """Hand the connection over, and let go of the parser, which has this."""
            super().handle_websocket_upgrade()
            self.parser = None  # type: ignore[assignment]

    HTTP = HttpTools


def spoken(settings: Settings) -> dict[str, Any]:
    """The protocols of one server, as options of `uvicorn.Config`."""
    door = Door(settings.max_connections or most_connections())

    def wire(*, _loop: asyncio.AbstractEventLoop | None = None, **options: Any) -> Wire:
        loop = _loop or asyncio.get_running_loop()
        http = HTTP(_loop=loop, **options)
        return Wire(http, http.answering, door, loop)

    return {"http": wire, "ws": partial(SocketProtocol, settings=settings)}
