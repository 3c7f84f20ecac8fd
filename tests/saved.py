"""Reads a saved page as its runtime does."""

from __future__ import annotations

import base64
import gzip
import json
import re
import struct
from pathlib import Path
from typing import Any

from transom.protocol.codec import restore


class Saved:
    """What is in a page's file.

    Attributes:
        html: the text of the file.
        files: the content of what it carries, by the address under which it is asked for.
        message: what the runtime is told.
    """

    def __init__(self, page: Path | bytes) -> None:
        self.html = (page if isinstance(page, bytes) else page.read_bytes()).decode()
        self._inside = {
            name: unpacked(text) for name, text in re.findall(r'data-tr-file="(\w+)">([^<]*)</template>', self.html)
        }
        self.message = frame(self._inside["page"])
        names = {address: name for address, (_, name) in self.message["files"].items()}
        self.files = {address: self._inside.get(name, b"") for address, name in names.items()}

    def values(self, *at: int) -> list[list[Any]]:
        """What each control offers on the way through these places."""
        return [self.message["lists"][node[0]][0] for node in self._way(at)]

    def _way(self, at: tuple[int, ...]) -> list[Any]:
        way = [self.message["tree"]]
        for place in at:
            way.append(way[-1][3 + place])
        return way if isinstance(way[-1], list) else way[:-1]

    def state(self, *at: int) -> dict[str, Any]:
        """The values of all components in a state, by their ids, with their classes' names under `type`."""
        number = self.message["tree"]
        for place in at:
            number = number[3 + place]
        names = {op[1]: op[3]["name"] for op in self.message["classes"]}
        ops = [self.message["ops"][each] for each in self.message["states"][number]]
        return {op[1]: {**op[3], "type": names[op[2]]} for op in ops if op[0] == "new"}

    def texts(self, *at: int) -> list[str]:
        """What panes show in a state."""
        shown = (each.get("object") for each in self.state(*at).values())
        return [each for each in shown if isinstance(each, str)]

    def of(self, kind: str) -> dict[str, Any]:
        """The values of the only component of a class, as the page begins."""
        (found,) = (each for each in self.state(*self.message["at"]).values() if each["type"] == kind)
        return found


def unpacked(text: str) -> bytes:
    return gzip.decompress(base64.b64decode(text))


def frame(data: bytes) -> Any:
    """As `unpack` of the protocol, of any number of buffers."""
    length, count = struct.unpack_from("<II", data)
    sizes = struct.unpack_from(f"<{count}I", data, 8)
    at = 8 + 4 * count
    header = json.loads(data[at : at + length])
    at += length
    buffers = []
    for size in sizes:
        at += -at % 8
        buffers.append(data[at : at + size])
        at += size
    return restore(header, buffers)
