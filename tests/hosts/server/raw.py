"""A server on a real socket, and peers that send it bytes of their own."""

from __future__ import annotations

import asyncio
import json
import socket
from contextlib import suppress

from transom.hosts.server.asgi import asgi_app
from transom.hosts.server.door import Door
from transom.hosts.server.run import address_of, listen, run_server

TEXT, BINARY, CLOSE, PING, PONG, CONT = 1, 2, 8, 9, 10, 0


def frame(opcode: int, payload: bytes = b"", *, fin: bool = True) -> bytes:
    """A frame as a browser sends it, masked with zeros."""
    size = len(payload)
    length = (
        bytes([0x80 | size])
        if size < 126
        else bytes([0xFE]) + size.to_bytes(2, "big")
        if size < 1 << 16
        else bytes([0xFF]) + size.to_bytes(8, "big")
    )
    return bytes([opcode | (0x80 if fin else 0)]) + length + bytes(4) + payload


def upgrade(port: int, *, version: str = "1.1", path: str = "/_transom/ws", **headers: str | None) -> bytes:
    """A request for a WebSocket; headers given as `None` are left out."""
    fields = {
        "host": f"127.0.0.1:{port}",
        "origin": f"http://127.0.0.1:{port}",
        "connection": "Upgrade",
        "upgrade": "websocket",
        "sec_websocket_key": "dGhlIHNhbXBsZSBub25jZQ==",
        "sec_websocket_version": "13",
    } | headers
    lines = [f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items() if value is not None]
    return f"GET {path} HTTP/{version}\r\n{''.join(lines)}\r\n".encode()


def click(snapshot: dict, cseq: int = 1) -> bytes:
    """The frame of a click on the first button."""
    number = next(op[1] for op in snapshot["ops"] if op[0] == "class" and op[3]["name"] == "Button")
    button = next(op[1] for op in snapshot["ops"] if op[0] == "new" and op[2] == number)
    return frame(TEXT, json.dumps({"t": "event", "cseq": cseq, "id": button, "name": "click"}).encode())


class Peer:
    """One TCP connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    def send(self, data: bytes) -> None:
        self.writer.write(data)

    async def head(self) -> tuple[int, str]:
        """Status and headers of an answer."""
        async with asyncio.timeout(15):
            head = (await self.reader.readuntil(b"\r\n\r\n")).decode().lower()
        return int(head.split()[1]), head

    async def frame(self) -> tuple[int, bytes]:
        """The next frame: opcode and payload."""
        async with asyncio.timeout(15):
            first, size = await self.reader.readexactly(2)
            if size >= 126:
                size = int.from_bytes(await self.reader.readexactly(2 if size == 126 else 8), "big")
            return first & 15, await self.reader.readexactly(size)

    async def message(self, kind: str) -> dict:
        """The next message of a kind."""
        while True:
            opcode, payload = await self.frame()
            if opcode == TEXT and (message := json.loads(payload))["t"] == kind:
                return message

    async def closed(self) -> int | None:
        """The code that the connection is closed with; `None` when it just ends."""
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                opcode, payload = await self.frame()
                if opcode == CLOSE:
                    return int.from_bytes(payload[:2], "big")
        return None

    async def gone(self) -> None:
        """Read to the end of the connection."""
        async with asyncio.timeout(15):
            with suppress(ConnectionError):
                while await self.reader.read(1 << 16):
                    pass

    async def hello(self) -> dict:
        """Say hello; the first snapshot."""
        self.send(frame(TEXT, b'{"t":"hello","proto":1,"url":"/"}'))
        return await self.message("snapshot")

    async def click(self, snapshot: dict, cseq: int = 1) -> dict:
        """Click the first button; the patch that answers."""
        self.send(click(snapshot, cseq))
        return await self.message("patch")

    def leave(self) -> None:
        self.writer.transport.abort()


class Running:
    """A server in the test's own loop."""

    def __init__(self, server, sock: socket.socket, task: asyncio.Task[None]) -> None:
        self.server = server
        self.port: int = sock.getsockname()[1]
        self.url = address_of(sock)
        self.door: Door
        """Knows how many connections there are."""
        self._sock = sock
        self._task = task
        self._peers: list[Peer] = []

    async def peer(self, *, receive: int = 0) -> Peer:
        """Connect; with a small receive buffer, if one is asked for."""
        sock = socket.socket()
        sock.setblocking(False)
        if receive:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
        await asyncio.get_running_loop().sock_connect(sock, ("127.0.0.1", self.port))
        self._peers.append(Peer(*await asyncio.open_connection(sock=sock, limit=1 << 10 if receive else 1 << 16)))
        return self._peers[-1]

    async def page(self, **options: int) -> Peer:
        """Connect and upgrade."""
        peer = await self.peer(**options)
        peer.send(upgrade(self.port))
        assert (await peer.head())[0] == 101
        return peer

    async def stop(self) -> None:
        for peer in self._peers:
            peer.leave()
        self._task.cancel()
        await asyncio.wait([self._task])
        await self.server.aclose()  # which uvicorn does not do where it is cancelled
        self._sock.close()


async def started(app, *, proxies=(), **options) -> Running:
    """Serve `app` on a port of its own."""
    server = asgi_app(app, **options)
    sock = listen("127.0.0.1", 0)
    task = asyncio.get_running_loop().create_task(run_server(server, sock, proxies=proxies))
    running = Running(server, sock, task)
    while True:
        try:
            (await running.peer()).leave()
        except OSError:
            await asyncio.sleep(0.01)
        else:
            return running
