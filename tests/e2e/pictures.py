"""A picture host on this machine: each picture says its number by its colour and takes its time."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


class Pictures:
    """What the host does.

    Attributes:
        url: its address.
        delays: picture number → seconds until it is sent; 0.05 for the others.
        broken: numbers for which a page of HTML is sent in place of a picture.
        asked: the numbers asked for, in order.
    """

    def __init__(self) -> None:
        self.delays: dict[int, float] = {}
        self.broken: set[int] = set()
        self.asked: list[int] = []
        self.url = ""

    def answer(self, number: int) -> tuple[bytes, str]:
        """The body for a picture, after its delay."""
        self.asked.append(number)
        time.sleep(self.delays.get(number, 0.05))
        if number in self.broken:
            return b"<!doctype html><title>No</title>", "text/html"
        from PIL import Image

        buffer = io.BytesIO()
        Image.new("RGB", (800, 300), (20 * number, 90, 200 - 15 * number)).save(buffer, "JPEG")
        return buffer.getvalue(), "image/jpeg"


@contextmanager
def picture_host() -> Iterator[Pictures]:
    """Run the host for as long as the block lasts."""
    pictures = Pictures()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            number = int(parse_qs(urlsplit(self.path).query)["image"][0])
            body, kind = pictures.answer(number)
            self.send_response(200)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
            except (BrokenPipeError, ConnectionResetError):
                return  # a superseded request was cancelled

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    pictures.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield pictures
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
