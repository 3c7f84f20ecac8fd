"""What components publish: shown in the pieces that a player asks for, or saved."""

from __future__ import annotations

import re
from urllib.parse import quote

from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from transom.components.published import Publication, find_published

_HEADERS = {"cache-control": "no-cache, private", "x-content-type-options": "nosniff", "accept-ranges": "bytes"}
_RANGE = re.compile(r"bytes=(\d*)-(\d*)$")


def published_file(address: str, headers: dict[bytes, str]) -> ASGIApp | None:
    """The answer to `<key>/<name>`; `None` when nothing is there, or no more."""
    key, _, _ = address.partition("/")
    found = find_published(key)
    if found is None:
        return None
    answer = {**_HEADERS, **_saving(found.name)} if found.saved else _HEADERS
    if isinstance(found.source, bytes):
        return _part(found.source, found.kind, headers.get(b"range", ""), answer)
    if not found.source.is_file():
        return None
    response = FileResponse(found.source, media_type=found.kind, headers=answer, stat_result=found.source.stat())
    return _Holding(response, found)


class _Holding:
    """Hands out a file that stays until it is out."""

    def __init__(self, response: ASGIApp, held: Publication) -> None:
        self._response = response
        self._held = held

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._response(scope, receive, send)


def _saving(name: str) -> dict[str, str]:
    """Headers by which a file is saved under its name and is no page, whatever is in it."""
    plain = re.sub(r'[^\x20-\x7e]|["\\%]', "_", name)  # for who does not know the other form, RFC 6266
    return {
        "content-disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}",
        "content-security-policy": "sandbox; default-src 'none'",
        "cache-control": "no-store, private",
    }


def _part(data: bytes, kind: str, asked: str, headers: dict[str, str]) -> Response:
    """The bytes of one range; all of them when none is asked for that makes sense."""
    found = _RANGE.match(asked)
    if found is None or found[0] == "bytes=-":
        return Response(data, media_type=kind, headers=headers)
    start, stop = _bounds(found[1], found[2], len(data))
    if start >= stop:
        return Response(status_code=416, headers={**headers, "content-range": f"bytes */{len(data)}"})
    part = {**headers, "content-range": f"bytes {start}-{stop - 1}/{len(data)}"}
    return Response(data[start:stop], 206, media_type=kind, headers=part)


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    if len(first) > 15 or len(last) > 15:
        return 0, 0
    if not first:
        return max(0, size - int(last)), size
    return int(first), min(size, int(last) + 1) if last else size
