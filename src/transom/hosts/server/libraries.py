"""What pages run besides the built client: libraries, out of the packages they are installed in, and modules of apps.

Closed tables: a name that is not in them leads nowhere. Each file is compressed once, off the loop, and kept.
"""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from transom.components.library import TYPES, library_file
from transom.components.modules import Modules
from transom.reactive.executor import WorkerPool

_HEADERS = {
    "cache-control": "public, max-age=31536000, immutable",
    "vary": "accept-encoding",
    "x-content-type-options": "nosniff",
}


class Packed:
    """One file, for ever the same; an ASGI application.

    Args:
        read: gives its bytes.
        kind: its media type.
        pool: threads to read and compress it in; `None` does it inline.
    """

    def __init__(self, read: Callable[[], bytes], kind: str, pool: WorkerPool | None) -> None:
        self._read = read
        self._type = kind
        self._pool = pool
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
            return self._pack_now()
        loop = asyncio.get_running_loop()
        packed: asyncio.Future[bytes] = loop.create_future()

        def work() -> None:
            try:
                loop.call_soon_threadsafe(_settle, packed, self._pack_now())
            except OSError as error:
                loop.call_soon_threadsafe(_settle, packed, error)

        self._pool.submit(work)
        return await packed

    def _pack_now(self) -> bytes:
        return gzip.compress(self._read(), 6, mtime=0)


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
        self._files: dict[str, Packed] = {}

    def find(self, address: str) -> Packed | None:
        """The file at an address below the reserved path; `None` for any other."""
        known = self._files.get(address)
        if known is not None:
            return known
        found = library_file(address)
        if found is None:
            return None
        path, kind = found
        return self._files.setdefault(address, Packed(path.read_bytes, kind, self._pool))


class AppModules:
    """The modules of apps by `module/<name>.js`, beside the client's files.

    Args:
        pool: threads to compress them in.
    """

    def __init__(self, pool: WorkerPool | None) -> None:
        self._pool = pool
        self._texts = Modules()
        self._files: dict[str, Packed] = {}

    def publish(self, text: str) -> str:
        """See `session.ports.Publish`."""
        return f"../module/{self._texts.publish(text)}.js"

    def find(self, file: str) -> Packed | None:
        """The module of that file name; `None` for any other."""
        name = file.removesuffix(".js")
        text = self._texts.find(name)
        if text is None or name == file:
            self._files.pop(name, None)
            return None
        while len(self._files) > len(self._texts):  # some have gone since
            del self._files[next(iter(self._files))]
        return self._files.setdefault(name, Packed(lambda: text, TYPES[".js"], self._pool))
