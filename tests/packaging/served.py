"""Starts an installed Transom as its users do, and reads the page it serves."""

from __future__ import annotations

import json
import queue
import re
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from websockets.sync.client import connect

APP = """
import transom as tr

tr.Column(tr.pane.Markdown("# Installed"), tr.widgets.Button(label="Press"), tr.widgets.IntSlider("Width")).servable()
"""
START_SECONDS = 60


@contextmanager
def serving(folder: Path, environ: dict[str, str], *command: str | Path) -> Iterator[str]:
    """Run a command of Transom that serves, on a free port; the value is the URL that it prints."""
    process = subprocess.Popen(
        [*map(str, command), "--port", "0"],
        cwd=folder,
        env={**environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield _url(process)
    finally:
        process.terminate()
        try:
            process.wait(10)
        finally:
            process.kill()
            process.wait()
            assert process.stdout is not None
            process.stdout.close()


def _url(process: subprocess.Popen[str]) -> str:
    """Return the first URL of the output; the rest is read on, so that the server never waits for us."""
    lines: queue.Queue[str | None] = queue.Queue()

    def read() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            lines.put(line)
        lines.put(None)

    threading.Thread(target=read, daemon=True).start()
    seen, end = [], time.monotonic() + START_SECONDS
    while (left := end - time.monotonic()) > 0:
        try:
            line = lines.get(timeout=left)
        except queue.Empty:
            break
        if line is None:
            break
        seen.append(line)
        if found := re.search(r"http://\S+", line):
            return found[0]
    raise AssertionError(f"`transom serve` printed no URL within {START_SECONDS} s:\n{''.join(seen)}")


def get(url: str) -> tuple[int, str, bytes]:
    """Return status, media type and body."""
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.status, answer.headers.get_content_type(), answer.read()


def assets(page_url: str, html: str) -> list[str]:
    """Return the URLs of scripts and style sheets that a page loads from its own server."""
    found = re.findall(r"<(?:script|link)\b[^>]*?\b(?:src|href)\s*=\s*[\"']?([^\"'\s>]+)", html)
    urls = [urljoin(page_url, link) for link in found]
    return [url for url in urls if urlsplit(url).netloc == urlsplit(page_url).netloc]


def check_page(url: str) -> None:
    """Fail unless the page and every asset it names arrive, a script and a style sheet among them."""
    status, media_type, body = get(url)
    assert (status, media_type) == (200, "text/html")
    kinds = set()
    for asset in assets(url, body.decode()):
        status, media_type, content = get(asset)
        assert status == 200, asset
        assert content, asset
        kinds.add(media_type)
    assert "text/css" in kinds, body
    assert "text/javascript" in kinds, body


def check_asset(url: str, media_type: str, encodings: dict[str, bytes]) -> None:
    """Fail unless a file arrives as it lies there, in each encoding that it has, "" for none."""
    for encoding, body in encodings.items():
        request = urllib.request.Request(url, headers={"Accept-Encoding": encoding or "identity"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            assert (answer.status, answer.headers.get_content_type()) == (200, media_type), url
            assert answer.headers["Content-Encoding"] == (encoding or None), url
            assert answer.read() == body, url


def shown(url: str) -> dict[str, dict[str, Any]]:
    """What the page over its socket is told of each class, by its name; the first snapshot has come by then."""
    where = urlsplit(url)
    with connect(f"ws://{where.netloc}/_transom/ws", origin=f"http://{where.netloc}") as socket:  # type: ignore[arg-type]
        socket.send(json.dumps({"t": "hello", "proto": 1, "url": "/"}))
        while (frame := json.loads(socket.recv(timeout=START_SECONDS)))["t"] != "snapshot":
            pass
    assert any(op[0] == "new" and op[3].get("label") == "Press" for op in frame["ops"])
    return {op[3]["name"]: op[3] for op in frame["ops"] if op[0] == "class"}
