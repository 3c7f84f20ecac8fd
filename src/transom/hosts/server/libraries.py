"""The libraries that panes show with, handed out of the packages they are installed in.

A closed table, filled when a file of a library is first asked for; a name that is not in it leads
nowhere. Each file is compressed once, off the loop, and kept.
"""

from __future__ import annotations

import asyncio
import gzip
from pathlib import Path

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from transom.components.library import find_library
from transom.reactive.executor import WorkerPool

_TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}
_HEADERS = {
    "cache-control": "public, max-age=31536000, immutable",
    "vary": "accept-encoding",
    "x-content-type-options": "nosniff",
}


class LibraryFile:
    """One file; an ASGI application.

    Args:
        path: where it lies.
        pool: threads to read and compress it in; `None` does it inline.
    """

    def __init__(self, path: Path, pool: WorkerPool | None) -> None:
        self._path = path
        self._pool = pool
        self._type = _TYPES.get(path.suffix, "application/octet-stream")
        self._packed: bytes | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        packed = self._packed = self._packed or await self._pack()
        if "gzip" in headers.get(b"accept-encoding", ""):
            response = Response(packed, headers={**_HEADERS, "content-encoding": "gzip"}, media_type=self._type)
        else:
            response = Response(gzip.decompress(packed), headers=_HEADERS, media_type=self._type)
        await response(scope, receive, send)

    async def _pack(self) -> bytes:
        if self._pool is None:
            return self._read()
        loop = asyncio.get_running_loop()
        packed: asyncio.Future[bytes] = loop.create_future()

        def work() -> None:
            try:
                loop.call_soon_threadsafe(_settle, packed, self._read())
            except OSError as error:
                loop.call_soon_threadsafe(_settle, packed, error)

        self._pool.submit(work)
        return await packed

    def _read(self) -> bytes:
        return gzip.compress(self._path.read_bytes(), 6, mtime=0)


def _settle(future: asyncio.Future[bytes], outcome: bytes | OSError) -> None:
    if future.done():
        return
    if isinstance(outcome, OSError):
        future.set_exception(outcome)
    else:
        future.set_result(outcome)


class Libraries:
    """Files of libraries by `<library>/<version>/<file>`.

    Args:
        pool: threads to read and compress them in.
    """

    def __init__(self, pool: WorkerPool | None) -> None:
        self._pool = pool
        self._files: dict[str, LibraryFile] = {}

    def find(self, address: str) -> LibraryFile | None:
        """The file at an address below the reserved path; `None` for any other."""
        known = self._files.get(address)
        if known is not None or address.count("/") != 2:
            return known
        name, version, file = address.split("/")
        library = find_library(name)
        if library is None or version != library.version or file not in library.files:
            return None
        return self._files.setdefault(address, LibraryFile(library.files[file], self._pool))
