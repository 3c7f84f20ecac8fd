"""A browser gets a cookie with its first page; a session goes on in that browser only."""

from __future__ import annotations

import json

import httpx
import pytest

import transom as tr
from tests.hosts.server.raw import TEXT, frame, upgrade
from transom.hosts.server.asgi import asgi_app


def app():
    return tr.Column(tr.widgets.Button(label="press"), repr(dict(tr.state.cookies)))


def client(scheme="http", **headers):
    transport = httpx.ASGITransport(app=asgi_app({"/": app, "/b": app}))
    return httpx.AsyncClient(transport=transport, base_url=f"{scheme}://localhost", headers=headers)


async def test_a_browser_gets_one_cookie_with_its_first_page():
    async with client() as browser:
        first = await browser.get("/")
        name, value = first.headers["set-cookie"].split(";")[0].split("=")
        assert (name, len(value)) == ("transom", 22)
        assert first.headers["set-cookie"].endswith("; Path=/; HttpOnly; SameSite=Lax")
        assert "private" in first.headers["cache-control"]
        for path in ("/", "/b"):
            later = await browser.get(path)
            assert "set-cookie" not in later.headers
        assert (await browser.get("/")).content == first.content  # the page itself is the same for all


async def test_under_tls_it_is_bound_to_the_host():
    async with client("https") as browser:
        cookie = (await browser.get("/")).headers["set-cookie"]
        assert cookie.startswith("__Host-transom=")
        assert cookie.endswith("; Path=/; HttpOnly; SameSite=Lax; Secure")
        assert "set-cookie" not in (await browser.get("/")).headers
    async with client("https", cookie="transom=" + "a" * 22) as browser:
        assert "set-cookie" in (await browser.get("/")).headers  # whoever can set that one may be another host


@pytest.mark.parametrize("value", ["", "short", "a" * 23, "a" * 21 + "!"])
async def test_a_value_that_is_none_of_ours_is_replaced(value):
    async with client(cookie=f"transom={value}") as browser:
        assert "set-cookie" in (await browser.get("/")).headers


async def test_what_is_not_changed_gives_a_cookie_too():
    async with client() as browser:
        etag = (await browser.get("/")).headers["etag"]
    async with client(**{"if-none-match": etag}) as browser:
        answer = await browser.get("/")
        assert answer.status_code == 304
        assert "set-cookie" in answer.headers


@pytest.mark.parametrize("path", ["/nothing", "/_transom/health", "/_transom/assets/none.js"])
async def test_what_is_no_page_gives_none(path):
    async with client() as browser:
        assert "set-cookie" not in (await browser.get(path)).headers


async def welcomed(running, hello, cookie):
    peer = await running.peer()
    peer.send(upgrade(running.port, cookie=cookie))
    status, _ = await peer.head()
    assert status == 101
    peer.send(frame(TEXT, json.dumps({"t": "hello", "proto": 1, "url": "/", **hello}).encode()))
    return await peer.message("welcome"), await peer.message("snapshot")


async def test_a_session_is_not_taken_over_from_another_browser(start):
    running = await start(app)
    mine = f"other=1; transom={'a' * 22}"
    welcome, snapshot = await welcomed(running, {}, mine)
    assert "{'other': '1'}" in json.dumps(snapshot)
    known = {"epoch": welcome["epoch"], "token": welcome["token"], "shown": -1}
    for cookie in (f"transom={'b' * 22}", None):
        other, _ = await welcomed(running, known, cookie)
        assert other["mode"] == "rebuilt"
    again, _ = await welcomed(running, known, mine)
    assert (again["mode"], again["epoch"]) == ("snapshot", welcome["epoch"])
