"""What components publish: handed out in the ranges that a player asks for, by a key that nobody guesses."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

import transom as tr
from transom.components.published import publish, publish_saved
from transom.hosts.server.asgi import asgi_app

DATA = bytes(range(200))


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    server = asgi_app({"/": lambda: tr.pane.Str("hello")})
    async with httpx.AsyncClient(transport=httpx.ASGITransport(server), base_url="http://testserver") as made:
        yield made
    await server.aclose()


@pytest.fixture(params=["bytes", "file"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Path | bytes:
    if request.param == "bytes":
        return DATA
    (tmp_path / "a.wav").write_bytes(DATA)
    return tmp_path / "a.wav"


@pytest.mark.parametrize(
    ("asked", "status", "body"),
    [
        (None, 200, DATA), ("bytes=0-", 206, DATA), ("bytes=10-19", 206, DATA[10:20]), ("bytes=-5", 206, DATA[-5:]),
        ("bytes=190-9999", 206, DATA[190:]), ("bytes=500-", 416, None),
    ],
)  # fmt: skip
async def test_parts_of_it(
    client: httpx.AsyncClient, source: Path | bytes, asked: str | None, status: int, body: bytes | None
) -> None:
    shown = publish(source, "audio/wav", "a sound.wav")
    address = shown.address.replace("../", "/_transom/")
    answer = await client.get(address, headers={"range": asked} if asked else {})
    assert answer.status_code == status
    if body is None:
        return
    assert answer.content == body
    assert answer.headers["content-type"] == "audio/wav"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["accept-ranges"] == "bytes"
    if status == 206:
        assert answer.headers["content-range"].endswith("/200")


@pytest.mark.parametrize(
    "asked", ["bytes=", "bytes=-", "bytes=a-b", "bytes=9-5", "bytes=" + "9" * 5000 + "-", "rows=1-2"]
)
async def test_a_range_that_makes_no_sense_breaks_nothing(client: httpx.AsyncClient, asked: str) -> None:
    shown = publish(DATA, "audio/wav", "a.wav")
    answer = await client.get(shown.address.replace("../", "/_transom/"), headers={"range": asked})
    assert answer.status_code in (200, 416)


async def test_what_is_gone_or_was_never_there(client: httpx.AsyncClient, tmp_path: Path) -> None:
    shown = publish(tmp_path / "gone.wav", "audio/wav", "a.wav")
    for address in (shown.address.replace("../", "/_transom/"), "/_transom/media/", "/_transom/media/x/../../etc"):
        assert (await client.get(address)).status_code == 404


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("data.csv", "attachment; filename=\"data.csv\"; filename*=UTF-8''data.csv"),
        ("ä.csv", "attachment; filename=\"_.csv\"; filename*=UTF-8''%C3%A4.csv"),
        ('a"b;c\\%41.csv', "attachment; filename=\"a_b;c__41.csv\"; filename*=UTF-8''a%22b%3Bc%5C%2541.csv"),
        ("穿反.txt", "attachment; filename=\"__.txt\"; filename*=UTF-8''%E7%A9%BF%E5%8F%8D.txt"),
        ("a\r\nset-cookie: x", "attachment; filename=\"a__set-cookie: x\"; filename*=UTF-8''a%0D%0Aset-cookie%3A%20x"),
    ],
)
async def test_what_is_saved_is_no_page_whatever_is_in_it(
    client: httpx.AsyncClient, source: Path | bytes, name: str, header: str
) -> None:
    saved = publish_saved(source, name)
    address = saved.address.replace("../", "/_transom/")
    for asked in ({}, {"range": "bytes=0-"}):
        answer = await client.get(address, headers=asked)
        assert answer.content == DATA
        assert answer.headers["content-disposition"] == header
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"].startswith("sandbox")
        assert answer.headers["cache-control"] == "no-store, private"
        assert "set-cookie" not in answer.headers
    del saved
    assert (await client.get(address)).status_code == 404
