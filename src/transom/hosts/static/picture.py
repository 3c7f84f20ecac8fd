"""A picture of a saved page, taken by an installed browser when everything in it is drawn."""

from __future__ import annotations

import os
import struct
import subprocess
import tempfile
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import cast

from transom.errors import SaveError
from transom.hosts.chromium import find_chromium

_HIGHEST = 16_000
"""CSS pixels; browsers draw no larger pictures."""
_BARS = 200
"""Rows of a browser's window that are more than its bars take; they are cut off again."""
_PIXEL = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x00\x00\x00\x00\x00,"
    b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


def take_picture(html: bytes, *, width: int = 1280, height: int = 800, timeout: float = 60) -> bytes:
    """A PNG of a whole page.

    The browser takes it when the page has loaded, and that it has when it has said that all is drawn: a picture in it
    is kept back until then. First it says how high it is.

    Args:
        html: a page that needs nothing beside it.
        width: in CSS pixels.
        height: what it has at least.
        timeout: seconds that drawing may take.

    Raises:
        SaveError: there is no browser, or the page is not drawn in time.
    """
    browser = find_chromium("A picture")
    with tempfile.TemporaryDirectory(prefix="transom-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "page.png"
        for _ in range(2):
            with _Held.served(html) as held:
                size = f"--window-size={width},{height + _BARS}"
                _run(browser, Path(folder), [f"--screenshot={file}", size, held.url], timeout)
                high = _check_drawn(held, timeout)
                if high <= height or height == _HIGHEST:
                    break
                height = min(high, _HIGHEST)
        return _cut(_taken(file, browser), height)


def print_page(html: bytes, *, timeout: float = 60) -> bytes:
    """A PDF of a page, as the browser prints it; see `take_picture`."""
    browser = find_chromium("A PDF")
    with (
        tempfile.TemporaryDirectory(prefix="transom-", ignore_cleanup_errors=True) as folder,
        _Held.served(html) as held,
    ):
        file = Path(folder) / "page.pdf"
        _run(browser, Path(folder), [f"--print-to-pdf={file}", "--no-pdf-header-footer", held.url], timeout)
        _check_drawn(held, timeout)
        return _taken(file, browser)


def _check_drawn(held: type[_Held], timeout: float) -> int:
    """How high the page is, which it says when it is drawn."""
    if held.height is None:
        raise SaveError(f"The page was not drawn within {timeout:g} s. Give it more time by timeout=….")
    return held.height


def _taken(file: Path, browser: str) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise SaveError(f"{browser} has taken no picture of the page.") from error


class _Held(BaseHTTPRequestHandler):
    """Serves one page, to one browser, and keeps a picture in it back until the page is drawn."""

    html: bytes
    url: str
    drawn: threading.Event
    height: int | None = None

    @classmethod
    @contextmanager
    def served(cls, html: bytes) -> Iterator[type[_Held]]:
        """A handler of its own, and the address of the page."""
        told = html.replace(b"<html ", b'<html data-tr-tell="/drawn/" ', 1)
        told = told.replace(b"</main>", b'</main><img src="/held" alt="" hidden data-tr-held>', 1)
        handler = cast("type[_Held]", type("Held", (cls,), {"html": told, "drawn": threading.Event()}))
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            handler.url = f"http://127.0.0.1:{server.server_port}/"
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                yield handler
            finally:
                handler.drawn.set()
                server.shutdown()

    def do_GET(self) -> None:
        """Answer the browser."""
        if self.path == "/held":
            self.drawn.wait()
        elif self.path.startswith("/drawn/"):
            type(self).height = int(self.path.removeprefix("/drawn/"))
            self.drawn.set()
        page = self.path == "/"
        self.send_response(200)
        self.send_header("content-type", "text/html" if page else "image/gif")
        self.end_headers()
        self.wfile.write(self.html if page else _PIXEL)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _cut(data: bytes, height: int) -> bytes:
    """A PNG without its last rows: rows refer to those above them only."""
    chunks: list[tuple[bytes, bytes]] = []
    at = 8
    while at < len(data):
        (size,) = struct.unpack_from(">I", data, at)
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + size]))
        at += size + 12
    head = chunks[0][1]
    wide, high, depth, kind = struct.unpack_from(">IIBB", head)
    if high <= height or depth != 8 or kind not in (2, 6):
        return data
    row = 1 + wide * (3 if kind == 2 else 4)
    pixels = zlib.decompress(b"".join(part for name, part in chunks if name == b"IDAT"))[: row * height]
    new = [(b"IHDR", struct.pack(">II", wide, height) + head[8:]), (b"IDAT", zlib.compress(pixels, 9)), (b"IEND", b"")]
    return data[:8] + b"".join(
        struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part)) for name, part in new
    )


def _run(browser: str, place: Path, arguments: list[str], timeout: float) -> None:
    # Chromium refuses its own sandbox to root, as which containers run.
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    command = [
        browser, "--headless=new", "--hide-scrollbars", "--disable-gpu", "--force-color-profile=srgb",
        "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-component-update",
        f"--user-data-dir={place / 'profile'}", *(["--no-sandbox"] if root else []), *arguments,
    ]  # fmt: skip
    try:
        done = subprocess.run(command, capture_output=True, timeout=timeout, check=False)  # noqa: S603 - the machine's own browser
    except subprocess.TimeoutExpired:
        return  # the page has not said that it is drawn
    except OSError as error:
        raise SaveError(f"{browser} cannot be started: {error}.") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["nothing"]
        raise SaveError(f"{browser} ended with {done.returncode} and said: {said[0]}")
