"""Connections that do nothing, hardly anything, or never end."""

from __future__ import annotations

import time
from contextlib import suppress

from benchmarks.abuse.peer import SECONDS, Peer, event

PATIENCE = 14.0
"""Seconds after which connections that ask for nothing should be gone."""


def _left(peers: list[Peer], seconds: float) -> str:
    time.sleep(seconds)
    left = sum(peer.open() for peer in peers)
    for peer in peers:
        peer.close()
    return f"{left} of {len(peers)} open after {seconds:.0f} s"


def _connect(port: int, count: int, **options: int) -> list[Peer]:
    peers = []
    with suppress(OSError):
        peers.extend(Peer(port, **options) for _ in range(count))
    return peers


def silent(port: int) -> str:
    """300 connections that say nothing."""
    return _left(_connect(port, 300), PATIENCE)


def half_open(port: int) -> str:
    """1000 that have sent half a request."""
    peers = _connect(port, 1000)
    for peer in peers:
        peer.send(b"GET / HTTP/1.1\r\nhost: 127")
    return _left(peers, PATIENCE)


def slowloris(port: int) -> str:
    """200 that send a byte of a header now and then."""
    peers = _connect(port, 200)
    for peer in peers:
        peer.send(b"GET / HTTP/1.1\r\n")
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for peer in peers:
            peer.send(b"x")
        time.sleep(0.5)
    return _left(peers, 0)


def upgraded(port: int) -> str:
    """300 WebSockets without a hello."""
    peers = [peer.upgrade() for peer in _connect(port, 300)]
    return _left(peers, 10.0)


def stuck(port: int) -> str:
    """20 pages that ask for much and read nothing; after that they are told to close, as fenced off by others."""
    peers, said = [], []
    for peer in _connect(port, 20, receive=4096):
        ids = peer.upgrade().hello()
        said.append({"epoch": peer.welcome["epoch"], "token": peer.welcome["token"]})
        peer.send(event(1, ids["IntSlider"], "value", "100"))
        peers.append(peer)
    time.sleep(SECONDS / 2)
    for each in said:
        Peer(port).upgrade().hello(**each)
    time.sleep(6)
    left = sum(_reset(peer) for peer in peers)
    return f"{left} of {len(peers)} open 6 s after their end"


def _reset(peer: Peer) -> bool:
    """Whether the server still has a connection whose peer has not read: sending to one that is gone fails."""
    return peer.send(b"x") and not time.sleep(0.01) and peer.send(b"x")


ATTACKS = {each.__name__: each for each in (silent, half_open, slowloris, upgraded, stuck)}
