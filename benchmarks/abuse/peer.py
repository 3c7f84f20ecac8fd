"""A hostile peer: one blocking socket on the loopback that sends bytes of its own."""

from __future__ import annotations

import json
import socket
from contextlib import suppress

TEXT, BINARY, CLOSE, PING, PONG, CONT = 1, 2, 8, 9, 10, 0
SECONDS = 4.0
"""How long an attack goes on, at most."""


def frame(opcode: int, payload: bytes = b"", *, fin: bool = True) -> bytes:
    """A frame as a browser sends it, masked with zeros."""
    size = len(payload)
    if size < 126:
        length = bytes([0x80 | size])
    elif size < 1 << 16:
        length = b"\xfe" + size.to_bytes(2, "big")
    else:
        length = b"\xff" + size.to_bytes(8, "big")
    return bytes([opcode | (0x80 if fin else 0)]) + length + bytes(4) + payload


def event(cseq: int, id_: object, name: str, value: str = "null") -> bytes:
    """The frame of an event; `value` is JSON."""
    text = f'{{"t":"event","cseq":{cseq},"id":{json.dumps(id_)},"name":"{name}","base":0,"value":{value}}}'
    return frame(TEXT, text.encode())


class Peer:
    """One connection; counts what it has sent."""

    sent = 0
    """Bytes that all peers of this process have sent."""

    def __init__(self, port: int, *, receive: int = 0) -> None:
        self.port = port
        self.socket = socket.socket()
        if receive:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
        self.socket.settimeout(2)
        self.socket.connect(("127.0.0.1", port))
        self._read = b""

    def send(self, data: bytes) -> bool:
        """Send; whether the connection is still there."""
        try:
            self.socket.sendall(data)
        except OSError:
            return False
        Peer.sent += len(data)
        return True

    def upgrade(self) -> Peer:
        """Ask for a WebSocket."""
        host = f"127.0.0.1:{self.port}"
        fields = [f"host: {host}", f"origin: http://{host}", "connection: upgrade", "upgrade: websocket"]
        fields += ["sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==", "sec-websocket-version: 13"]
        self.send("\r\n".join(["GET /_transom/ws HTTP/1.1", *fields, "\r\n"]).encode())
        while b"\r\n\r\n" not in self._read:
            self._more()
        self._read = self._read.partition(b"\r\n\r\n")[2]
        return self

    def hello(self, **fields: object) -> dict[str, int]:
        """Say hello; the ids of the components by the names of their classes; none if it is resumed."""
        self.send(frame(TEXT, json.dumps({"t": "hello", "proto": 1, "url": "/"} | fields).encode()))
        names: dict[int, str] = {}
        ids: dict[str, int] = {}
        while True:
            message = json.loads(self.frame()[1])
            if message["t"] == "welcome":
                self.welcome = message
                if message["mode"] == "resumed":
                    return {}
            if message["t"] == "snapshot":
                break
        for op in message["ops"]:
            if op[0] == "class":
                names[op[1]] = op[3]["name"]
            elif op[0] == "new":
                ids.setdefault(names[op[2]], op[1])
        return ids

    def frame(self) -> tuple[int, bytes]:
        """The next frame of the server: opcode and payload."""
        first, size = self._exactly(2)
        if size >= 126:
            size = int.from_bytes(self._exactly(2 if size == 126 else 8), "big")
        return first & 15, self._exactly(size)

    def code(self) -> int | None:
        """What the connection was closed with; `None` when it just ended or goes on."""
        with suppress(OSError):
            while True:
                opcode, payload = self.frame()
                if opcode == CLOSE:
                    return int.from_bytes(payload[:2], "big")
        return None

    def open(self) -> bool:
        """Whether the server still has the connection. Reads what there is."""
        self.socket.settimeout(0)
        try:
            while self.socket.recv(1 << 16):
                pass
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    def close(self) -> None:
        """Leave."""
        self.socket.close()

    def _exactly(self, count: int) -> bytes:
        while len(self._read) < count:
            self._more()
        data, self._read = self._read[:count], self._read[count:]
        return data

    def _more(self) -> None:
        data = self.socket.recv(1 << 16)
        if not data:
            raise ConnectionError("the server has closed the connection")
        self._read += data
