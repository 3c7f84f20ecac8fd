"""Frames of 1 MB of every shape, twenty of each on as many connections."""

from __future__ import annotations

import json
import struct
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from benchmarks.abuse.peer import BINARY, SECONDS, TEXT, Peer, event, frame

SIZE = 1_000_000
COUNT = 20

SHAPES: dict[str, Callable[[], str]] = {
    "deep": lambda: "[" * (SIZE // 2) + "]" * (SIZE // 2),
    "wide": lambda: "[" + "0," * (SIZE // 2) + "0]",
    "digits": lambda: "9" * SIZE,
    "keys": lambda: "{" + ",".join(f'"{number}":0' for number in range(SIZE // 10)) + "}",
    "lists": lambda: "[" + "[]," * (SIZE // 3) + "0]",
    "objects": lambda: "[" + "{}," * (SIZE // 3) + "0]",
    "floats": lambda: "[" + "1e9," * (SIZE // 4) + "0]",
    "text": lambda: '"' + "x" * SIZE + '"',
    "escapes": lambda: '"' + "\\u00e9" * (SIZE // 6) + '"',
    "commas": lambda: '"' + "," * SIZE + '"',
    "texts": lambda: "[" + '"",' * (SIZE // 3) + '""]',
    "brackets": lambda: "[" + '"[{,",' * (SIZE // 6) + '""]',
}


def _send(port: int, made: Callable[[dict[str, int]], bytes]) -> str:
    end = time.monotonic() + SECONDS
    answers: set[str] = set()
    for _ in range(COUNT):
        if time.monotonic() > end:
            break
        peer = Peer(port).upgrade()
        data = made(peer.hello())
        peer.send(data)
        with suppress(OSError):
            _, payload = peer.frame()
            message = json.loads(payload)
            answers.add(str(message.get("code") or message.get("result") or message.get("by") or message["t"]))
        peer.close()
    return ", ".join(sorted(answers))


def shaped(name: str, port: int) -> str:
    """A value of 1 MB of one shape."""
    value = SHAPES[name]()
    return _send(port, lambda ids: event(1, ids["TextInput"], "value", value))


def _binary(ids: dict[str, int], value: str, buffers: list[bytes]) -> bytes:
    header = f'{{"t":"event","cseq":1,"id":{json.dumps(ids["TextInput"])},"name":"value","value":{value}}}'.encode()
    out = bytearray(struct.pack(f"<II{len(buffers)}I", len(header), len(buffers), *map(len, buffers)) + header)
    for each in buffers:
        out += bytes(-len(out) % 8) + each
    return frame(BINARY, bytes(out))


def buffers(port: int) -> str:
    """60 000 buffers of a few bytes in one binary frame."""
    value = "[" + ",".join(f'{{"$b":{number}}}' for number in range(9000)) + "]"
    return _send(port, lambda ids: _binary(ids, value, [b"12345678"] * 60_000))


def one_buffer(port: int) -> str:
    """One buffer of 1 MB, named thousands of times."""
    value = "[" + ",".join(['{"$b":0}'] * 9000) + "]"
    return _send(port, lambda ids: _binary(ids, value, [bytes(SIZE - 100_000)]))


def hello(port: int) -> str:
    """1 MB where a hello is expected."""
    codes = set()
    for _ in range(COUNT):
        peer = Peer(port).upgrade()
        peer.send(frame(TEXT, b"x" * SIZE))
        codes.add(str(peer.code()))
        peer.close()
    return ", ".join(sorted(codes))


ATTACKS = {name: partial(shaped, name) for name in SHAPES}
ATTACKS |= {"buffers": buffers, "one_buffer": one_buffer, "hello": hello}
