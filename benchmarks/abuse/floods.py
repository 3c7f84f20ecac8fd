"""Floods of frames that are no messages, and of messages."""

from __future__ import annotations

import time
from contextlib import suppress

from benchmarks.abuse.peer import CONT, PING, PONG, SECONDS, TEXT, Peer, event, frame


def _flood(port: int, chunk: bytes, *, hello: bool = False) -> str:
    """Send the chunk again and again, on a new connection when one is ended."""
    end = time.monotonic() + SECONDS
    codes: dict[int | None, int] = {}
    while time.monotonic() < end and sum(codes.values()) < 200:
        peer = Peer(port).upgrade()
        if hello:
            peer.hello()
        while time.monotonic() < end and peer.send(chunk):
            pass
        code = peer.code()
        codes[code] = codes.get(code, 0) + 1
        peer.close()
    return ", ".join(f"{count} × {code}" for code, count in codes.items())


def pings(port: int) -> str:
    """Empty pings, before a hello."""
    return _flood(port, frame(PING) * 10_000)


def pongs(port: int) -> str:
    """Empty pongs, after a hello."""
    return _flood(port, frame(PONG) * 10_000, hello=True)


def fragments(port: int) -> str:
    """Empty fragments of one message."""
    return _flood(port, frame(TEXT, fin=False) + frame(CONT, fin=False) * 10_000)


def small_fragments(port: int) -> str:
    """Messages of 500 fragments each."""
    return _flood(port, (frame(TEXT, b"{", fin=False) + frame(CONT, b" ", fin=False) * 500 + frame(CONT)) * 20)


def requests(port: int) -> str:
    """Requests in a row on one connection."""
    peer = Peer(port)
    end = time.monotonic() + SECONDS
    request = f"GET / HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n\r\n".encode()
    count = 0
    while time.monotonic() < end and count < 20_000 and peer.send(request * 100):
        count += 100
        if not peer.open():
            break
        peer.socket.settimeout(2)
    peer.close()
    return f"{count} requests"


def events(port: int) -> str:
    """5000 values at once, and on until it is ended."""
    return _events(port, connections=1)


def reconnects(port: int) -> str:
    """The same over ever new connections of one session."""
    return _events(port, connections=100)


def _events(port: int, connections: int) -> str:
    end = time.monotonic() + SECONDS
    cseq, said, ids, codes = 0, {}, {}, []
    for _ in range(connections):
        if time.monotonic() > end:
            break
        with suppress(OSError):
            peer = Peer(port).upgrade()
            ids = peer.hello(**said) or ids
            said = {"epoch": peer.welcome["epoch"], "token": peer.welcome["token"]}
            cseq = peer.welcome["applied"]
            while time.monotonic() < end:
                chunk = b"".join(
                    event(cseq + number, ids["IntSlider"], "value", str(number % 100)) for number in range(1, 5001)
                )
                cseq += 5000
                if not peer.send(chunk) or connections > 1:  # who has more connections need not go on with this one
                    break
            codes.append(peer.code())
            peer.close()
    return f"{len(codes)} connections, {', '.join(sorted({str(code) for code in codes}))}"


ATTACKS = {each.__name__: each for each in (pings, pongs, fragments, small_fragments, requests, events, reconnects)}
