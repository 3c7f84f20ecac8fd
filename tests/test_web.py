"""`tr.fetch` on a server; what a browser's Python does is in `tests/e2e/test_pyodide.py`."""

from __future__ import annotations

import asyncio
import sys

import aiohttp.web
import pytest

import transom as tr
from transom.errors import TransomError
from transom.web import FetchError, Response


@pytest.fixture
async def place():
    """Answers with what it was asked."""
    gone = asyncio.Event()

    async def answer(request):
        if request.path == "/slow":
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                gone.set()
                raise
        body = {"method": request.method, "sent": (await request.read()).decode(), "kind": request.content_type}
        return aiohttp.web.json_response(body, status=404 if request.path == "/no" else 200, headers={"X-Kind": "ü"})

    runner = aiohttp.web.ServerRunner(aiohttp.web.Server(answer, handler_cancellation=True))
    await runner.setup()
    where = aiohttp.web.TCPSite(runner, "127.0.0.1", 0)
    await where.start()
    port = where._server.sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}", gone
    await runner.cleanup()


async def test_an_answer_has_status_headers_bytes_text_and_json(place):
    url, _ = place
    answer = await tr.fetch(url + "/yes", method="post", json={"a": 1})
    assert (answer.status, answer.ok, answer.headers["x-kind"], answer.url) == (200, True, "ü", url + "/yes")
    assert answer.json() == {"method": "POST", "sent": '{"a": 1}', "kind": "application/json"}
    assert answer.text.encode() == answer.bytes
    no = await tr.fetch(url + "/no", data="text")
    assert (no.status, no.ok, no.json()["sent"]) == (404, False, "text")


async def test_what_is_cancelled_or_late_is_given_up(place):
    url, gone = place
    with pytest.raises(TimeoutError):
        await tr.fetch(url + "/slow", timeout=0.2)
    await asyncio.wait_for(gone.wait(), 15)


async def test_no_answer_is_an_error_that_names_the_address():
    with pytest.raises(FetchError, match=r"http://127\.0\.0\.1:9/ gave no answer"):
        await tr.fetch("http://127.0.0.1:9/")


async def test_without_aiohttp_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    with pytest.raises(TransomError, match=r"pip install 'transom\[fetch\]'"):
        await tr.fetch("http://127.0.0.1:9/")


@pytest.mark.parametrize(
    ("kind", "data", "text"),
    [
        ("text/plain; charset=latin-1", b"\xfc", "ü"),
        ("text/plain", "ü".encode(), "ü"),
        ("text/plain; charset=none-such", b"a", "a"),
        ("", b"\xff", "\ufffd"),
    ],
)
def test_texts_are_read_in_their_charset(kind, data, text):
    assert Response("u", 200, {"content-type": kind}, data).text == text


def test_what_is_no_json_says_what_it_is():
    with pytest.raises(ValueError, match=r"u answered 502 with text/html, which is no JSON"):
        Response("u", 502, {"content-type": "text/html"}, b"<html>").json()
