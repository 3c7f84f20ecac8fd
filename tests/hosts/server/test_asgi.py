"""What the server answers to requests: pages, assets, errors, and nothing that is not in its table."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

import transom as tr
from transom.hosts.server.asgi import Server, asgi_app
from transom.hosts.server.assets import load_assets


def hello() -> Any:
    return tr.pane.Str("hello")


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    made = asgi_app({"/": hello, "/other": hello})
    yield made
    await made.aclose()


@pytest.fixture
async def client(server: Server) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(server)
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as made:
        yield made


async def test_a_page_is_a_constant_and_makes_no_session(client: httpx.AsyncClient, server: Server) -> None:
    first, second = await client.get("/"), await client.get("/")
    assert first.status_code == 200
    assert first.content == second.content
    assert len(first.content) < 3000
    assert not server.registry.sessions


async def test_a_page_that_has_not_changed_is_not_sent_again(client: httpx.AsyncClient) -> None:
    first = await client.get("/")
    again = await client.get("/", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


async def test_the_policy_names_the_inline_script_by_its_hash(client: httpx.AsyncClient) -> None:
    response = await client.get("/")
    policy = response.headers["content-security-policy"]
    assert load_assets().boot_hash in policy
    assert "unsafe-eval" not in policy
    assert "script-src 'self' 'sha256-" in policy
    assert "object-src 'none'" in policy
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.text.count("<script") == 2


async def test_assets_are_compressed_and_immutable(client: httpx.AsyncClient) -> None:
    name = load_assets().script
    plain = await client.get(f"/_transom/assets/{name}", headers={"accept-encoding": "identity"})
    async with client.stream(
        "GET", f"/_transom/assets/{name}", headers={"accept-encoding": "gzip"}
    ) as packed:
        raw = b"".join([part async for part in packed.aiter_raw()])
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(raw) == plain.content
    assert "immutable" in packed.headers["cache-control"]


@pytest.mark.parametrize(
    "path",
    [
        "/nothing", "/_transom/assets/../../settings.py", "/_transom/assets/%2e%2e/settings.py",
        "/_transom/assets/..%5csettings.py", "/_transom/assets/%252e%252e/x", "/_transom/", "/_transom/assets/",
        "//evil.com/", "/_transom/assets/client.js%00", "/other/../../etc/passwd",
    ],
)  # fmt: skip
async def test_whatever_is_not_in_the_table_is_not_there(client: httpx.AsyncClient, path: str) -> None:
    response = await client.get(httpx.URL("http://testserver").copy_with(raw_path=path.encode()))
    assert response.status_code == 404


async def test_an_unknown_address_names_what_there_is_and_escapes_what_was_asked(client: httpx.AsyncClient) -> None:
    response = await client.get("/<img src=x onerror=alert(1)>")
    assert response.status_code == 404
    assert "<img" not in response.text
    assert 'href="/other"' in response.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
async def test_pages_can_only_be_read(client: httpx.AsyncClient, method: str) -> None:
    assert (await client.request(method, "/")).status_code == 405


async def test_several_apps_have_an_index() -> None:
    server = asgi_app({"/first": hello, "/second": hello})
    async with httpx.AsyncClient(transport=httpx.ASGITransport(server), base_url="http://testserver") as client:
        response = await client.get("/")
    assert 'href="/first"' in response.text
    assert 'href="/second"' in response.text


async def test_a_single_app_answers_at_the_root_too() -> None:
    server = asgi_app({"/only": hello})
    async with httpx.AsyncClient(transport=httpx.ASGITransport(server), base_url="http://testserver") as client:
        assert (await client.get("/")).status_code == 200
        assert (await client.get("/only")).status_code == 200


async def test_under_a_prefix_all_addresses_carry_it() -> None:
    server = asgi_app(hello, prefix="apps/mine")
    async with httpx.AsyncClient(transport=httpx.ASGITransport(server), base_url="http://testserver") as client:
        response = await client.get("/apps/mine/")
        asset = await client.get(f"/apps/mine/_transom/assets/{load_assets().script}")
    assert 'data-tr-base="/apps/mine"' in response.text
    assert f"/apps/mine/_transom/assets/{load_assets().script}" in response.text
    assert asset.status_code == 200
