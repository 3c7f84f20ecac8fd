"""Files as a page in a test sends them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from transom.components.published import find_published
from transom.protocol.codec import Frame, pack

ToUpload = Path | tuple[str, bytes] | tuple[str, bytes, str]
"""A file to be chosen: where it is, or what it is called, its bytes and, if need be, its media type."""


class Download(NamedTuple):
    """A file that a page was given to save."""

    name: str
    data: bytes


def downloaded(address: str, name: str) -> Download:
    """What is at an address that a page was told of.

    Raises:
        LookupError: nothing, or nothing any more.
    """
    found = find_published(urlsplit(address).path.split("/media/")[-1].partition("/")[0])
    if found is None or not found.saved:
        raise LookupError(f"{name} is not there any more")
    return Download(name, found.source if isinstance(found.source, bytes) else found.source.read_bytes())


PIECE = 1 << 18
"""Bytes that a page sends at once."""


def framed(message: dict[str, Any]) -> Frame:
    """The frame of a message, with the bytes in it beside the text."""
    buffers: list[bytes] = []

    def beside(value: object) -> dict[str, int]:
        if not isinstance(value, bytes):
            raise TypeError(f"{type(value).__name__} is nothing that a page sends")
        buffers.append(value)
        return {"$b": len(buffers) - 1}

    text = json.dumps(message, default=beside)
    return pack(text.encode(), buffers) if buffers else text


def upload_steps(number: int, files: Sequence[ToUpload]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The events by which a page sends files, in order."""
    known = [(each.name, each.read_bytes()) if isinstance(each, Path) else each for each in files]
    announced = [[name, len(data), next(iter(kind), "")] for name, data, *kind in known]
    yield "upload", {"number": number, "files": announced}
    whole = b"".join(data for _, data, *_ in known)
    for at in range(0, len(whole), PIECE):
        yield "piece", {"number": number, "at": at, "data": whole[at : at + PIECE]}
    yield "sent", {"number": number}
