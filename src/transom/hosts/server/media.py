"""What components publish, handed out in the pieces that a player asks for."""

from __future__ import annotations

import re

from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp

from transom.components.published import find_published

_HEADERS = {"cache-control": "no-cache, private", "x-content-type-options": "nosniff", "accept-ranges": "bytes"}
_RANGE = re.compile(r"bytes=(\d*)-(\d*)$")


def published_file(address: str, headers: dict[bytes, str]) -> ASGIApp | None:
    """The answer to `<key>/<name>`; `None` when nothing is there, or no more."""
    key, _, _ = address.partition("/")
    found = find_published(key)
    if found is None:
        return None
    if isinstance(found.source, bytes):
        return _part(found.source, found.kind, headers.get(b"range", ""))
    if not found.source.is_file():
        return None
    return FileResponse(found.source, media_type=found.kind, headers=_HEADERS)


def _part(data: bytes, kind: str, asked: str) -> Response:
    """The bytes of one range; all of them when none is asked for that makes sense."""
    found = _RANGE.match(asked)
    if found is None or found[0] == "bytes=-":
        return Response(data, media_type=kind, headers=_HEADERS)
    start, stop = _bounds(found[1], found[2], len(data))
    if start >= stop:
        return Response(status_code=416, headers={**_HEADERS, "content-range": f"bytes */{len(data)}"})
    part = {**_HEADERS, "content-range": f"bytes {start}-{stop - 1}/{len(data)}"}
    return Response(data[start:stop], 206, media_type=kind, headers=part)


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    if len(first) > 15 or len(last) > 15:
        return 0, 0
    if not first:
        return max(0, size - int(last)), size
    return int(first), min(size, int(last) + 1) if last else size
