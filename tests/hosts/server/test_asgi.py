"""What the server answers to requests: pages, assets, errors, and nothing that is not in its table."""

from __future__ import annotations

import asyncio
import dataclasses
import gzip
import itertools
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

import transom as tr
from transom.app import App, page_of
from transom.hosts.assets import load_assets
from transom.hosts.server import asgi
from transom.hosts.server.asgi import Server, asgi_app
from transom.settings import Settings
from transom.testing import run_test

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


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


@pytest.mark.parametrize("accepted", ["gzip, br", "identity"])
async def test_a_page_that_has_not_changed_is_not_sent_again(client: httpx.AsyncClient, accepted: str) -> None:
    first = await client.get("/", headers={"accept-encoding": accepted})
    headers = {"accept-encoding": accepted, "if-none-match": first.headers["etag"]}
    again = await client.get("/", headers=headers)
    assert again.status_code == 304
    assert again.content == b""
    other = "identity" if "gzip" in accepted else "gzip"
    assert (await client.get("/", headers={**headers, "accept-encoding": other})).status_code == 200


async def test_a_page_travels_packed_to_who_unpacks_it(client: httpx.AsyncClient) -> None:
    packed, plain = [await client.get("/", headers={"accept-encoding": each}) for each in ("gzip", "identity")]
    assert (packed.headers["content-encoding"], packed.headers["vary"]) == ("gzip", "accept-encoding")
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < 1500


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
    async with client.stream("GET", f"/_transom/assets/{name}", headers={"accept-encoding": "gzip"}) as packed:
        raw = b"".join([part async for part in packed.aiter_raw()])
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(raw) == plain.content
    assert "immutable" in packed.headers["cache-control"]


async def test_a_file_of_the_client_that_is_gone_is_not_there(client: httpx.AsyncClient, server: Server) -> None:
    name = load_assets().script
    gone = dataclasses.replace(load_assets().files[name], path=Path("/nowhere/gone.js"))
    server._assets = dataclasses.replace(server._assets, files={"gone.js": gone})
    response = await client.get("/_transom/assets/gone.js")
    assert (response.status_code, response.text) == (404, "There is nothing here.")
    assert "immutable" not in response.headers.get("cache-control", "")


OWN = ("", "assets/", "assets/{script}", "ws", "health", "media/x/y", "module/x.js", "a/1/b")
PLACES = ("", "/", "/other", "/docs/doc", "/docs/a.csv", "/favicon.ico", "/_transom", *(f"/_transom/{e}" for e in OWN))
ENDS = (
    "",
    "/",
    "//",
    "/..",
    "/../../etc/passwd",
    "\0",
    "%00",
    "\ud800",
    "?",
    "\r\nA: b",
    ".br",
    "\\..\\",
    "\U0001f600",
)
HEADERS = (
    {},
    {"accept": "text/html"},
    {"accept-encoding": "br\xff;q=,,,gzip"},
    {"range": "bytes=0-0,5-2,-"},
    {"range": "bytes=99999999999999999999-"},
    {"if-none-match": "\xff", "if-modified-since": "x"},
    {"cookie": "\xff=\xfe; transom=%00; =;;a"},
)


@pytest.mark.slow
async def test_nothing_that_is_asked_for_breaks_the_server(tmp_path: Path) -> None:
    (tmp_path / "doc.md").write_text("# Hi\n[data](a.csv)")
    (tmp_path / "a.csv").write_text("1")
    server = asgi_app({"/": hello, "/docs": str(tmp_path / "doc.md")})
    seen = set()

    async def ask(method: str, path: str, headers: dict[str, str]) -> None:
        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                seen.add(message["status"])
                assert message["status"] < 500, (method, path, headers)

        sent = [(b"host", b"testserver"), *((name.encode(), each.encode("latin-1")) for name, each in headers.items())]
        scope = {"type": "http", "method": method, "path": path, "query_string": b"\xff%", "headers": sent}
        await server({**scope, "http_version": "1.1", "scheme": "http"}, lambda: asyncio.sleep(0), send)

    for place, end in itertools.product(PLACES, (*ENDS, "/" + "a" * 50_000)):
        for headers in HEADERS:
            await ask("GET", place.format(script=load_assets().script) + end, headers)
    for method, place in itertools.product(("HEAD", "POST", "OPTIONS", "TRACE", "", "G\xe4T"), PLACES):
        await ask(method, place, {})
    assert seen >= {200, 404, 405, 426}
    await server.aclose()


async def test_an_unknown_address_names_what_there_is_and_escapes_what_was_asked(client: httpx.AsyncClient) -> None:
    response = await client.get("/<img src=x onerror=alert(1)>", headers=BROWSER)
    assert response.status_code == 404
    assert "<img src=x" not in response.text
    assert 'href="/other"' in response.text


@pytest.mark.parametrize(
    ("request_", "status", "says"),
    [
        (("GET", "http://testserver/nothing"), 404, "There is"),
        (("POST", "http://testserver/"), 405, "This address can only be read."),
    ],
)
async def test_who_asks_for_a_page_is_told_by_one_that_needs_nothing_else_and_others_by_text(
    client: httpx.AsyncClient, request_: tuple[str, str], status: int, says: str
) -> None:
    page = await client.request(*request_, headers=BROWSER)
    text = await client.request(*request_, headers={"accept": "*/*"})
    assert (page.status_code, text.status_code) == (status, status)
    assert page.headers["content-type"].startswith("text/html")
    assert text.headers["content-type"].startswith("text/plain")
    assert says in page.text
    assert says in text.text
    assert "<script" not in page.text
    assert "_transom" not in page.text
    assert "default-src 'self'" in page.headers["content-security-policy"]


async def test_the_shell_of_a_document_asks_for_what_shows_written_text(tmp_path: Path) -> None:
    (tmp_path / "text.md").write_text("# Text")
    (tmp_path / "app.py").write_text("42")
    server = asgi_app([tmp_path])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(server), base_url="http://testserver") as client:
        document, app = await client.get("/text"), await client.get("/app")
        written = await client.get(f"/_transom/assets/{load_assets().markup}")
    await server.aclose()
    assert f'rel="modulepreload" href="/_transom/assets/{load_assets().markup}"' in document.text
    assert written.status_code == 200
    assert "modulepreload" not in app.text
    assert 'data-kind="document"' in document.text
    assert 'data-kind="app"' in app.text


async def test_an_app_at_two_addresses_is_listed_once() -> None:
    server = asgi_app({"/guide": hello, "/gallery": hello})
    server.app.pages["/"] = server.app.pages["/guide"]
    async with httpx.AsyncClient(transport=httpx.ASGITransport(server), base_url="http://testserver") as client:
        listed = (await client.get("/missing", headers=BROWSER)).text
    assert re.findall('<a href="([^"]*)', listed) == ["/", "/gallery"]


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


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:5006", 200),
        ("127.0.0.1", 200),
        ("[::1]:80", 200),
        ("evil.example:5006", 400),
        ("", 400),
        ("a b", 400),
    ],
)
async def test_on_a_loopback_address_it_has_loopback_names_only(host: str, status: int) -> None:
    names = frozenset({"localhost", "127.0.0.1", "[::1]"})
    server = Server(App({"/": page_of(hello)}), Settings(), names=names)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(server), base_url="http://x") as client:
        response = await client.get("/", headers={"host": host, **BROWSER})
    assert response.status_code == status
    assert ("<code>--allow-websocket-origin</code>" in response.text) == (status == 400)


async def test_allowed_origins_are_names_too() -> None:
    server = Server(
        App({"/": page_of(hello)}), Settings(), origins=["apps.example.org"], names=frozenset({"localhost"})
    )
    async with httpx.AsyncClient(transport=httpx.ASGITransport(server), base_url="http://x") as client:
        assert (await client.get("/", headers={"host": "apps.example.org"})).status_code == 200


async def test_pages_asked_for_in_many_spellings_are_kept_once(server: Server, client: httpx.AsyncClient) -> None:
    for number in range(50):
        await client.get("/other" + "/" * number)
    assert len(server._shells) == 1


async def test_what_documents_link_to_is_handed_out_and_cannot_act_in_the_sites_name(tmp_path: Path) -> None:
    content = {"pic.png": "image/png", "pic.svg": "image/svg+xml", "t.csv": "text/csv", "x.html": "text/html"}
    names = {**content, "x.js": "text/plain"}
    for name in names:
        (tmp_path / name).write_text(name)
    (tmp_path / "secret.txt").write_text("no")
    page = tmp_path / "page.md"
    page.write_text("".join(f"![picture]({name})\n" for name in names))
    server = asgi_app([page], prefix="/p")
    async with httpx.AsyncClient(transport=httpx.ASGITransport(server), base_url="http://testserver") as client:
        async with run_test(server.app, url="/page") as shown:
            places = re.findall(r'src="\.(/_transom/files/[^"]+)"', shown.all("HTML")[0]["object"])
        assert len(places) == len(names)
        for place, (name, kind) in zip(places, names.items(), strict=True):
            answer = await client.get(f"/p{place}")
            assert (answer.status_code, answer.text) == (200, name)
            assert answer.headers["content-type"].partition(";")[0] == kind
            assert answer.headers["x-content-type-options"] == "nosniff"
            active = name in {"pic.svg", "x.html"}
            assert ("sandbox" in answer.headers.get("content-security-policy", "")) is active
            assert (await client.get(f"/p{place.rpartition('/')[0]}/secret.txt")).status_code == 404
        (tmp_path / "pic.png").unlink()
        (tmp_path / "pic.png").symlink_to(tmp_path / "secret.txt")
        assert (await client.get(f"/p{places[0]}")).status_code == 404
    await server.aclose()


@pytest.mark.parametrize(
    ("given", "host", "status"),
    [
        ({}, "anything.example", 200),
        ({"allow_websocket_origin": ["https://apps.org"]}, "anything.example", 200),
        ({"names": ["Mine.org"]}, "mine.org:5006", 200),
        ({"names": ["mine.org"]}, "anything.example", 400),
        ({"names": ["mine.org"], "allow_websocket_origin": ["https://apps.org"]}, "apps.org", 200),
    ],
)
async def test_a_mounted_app_leaves_names_to_its_host_unless_it_is_told(given, host: str, status: int) -> None:
    server = asgi_app(hello, **given)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(server), base_url="http://x") as client:
        assert (await client.get("/", headers={"host": host})).status_code == status
        assert (await client.get("/_transom/health", headers={"host": host})).status_code == 200


async def test_pages_in_static_folders_are_of_no_origin() -> None:
    static = {
        "/x/a.html": (b"<p>", "text/html"),
        "/x/a.svg": (b"<svg>", "image/svg+xml"),
        "/x/a.css": (b"", "text/css"),
    }
    server = Server(App({"/": page_of(hello)}), Settings(), static=static)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(server), base_url="http://x") as client:
        for path in static:
            answer = await client.get(path)
            policy = answer.headers.get("content-security-policy", "")
            assert policy.startswith("sandbox ") is (path != "/x/a.css")
            assert "allow-same-origin" not in policy
            assert answer.headers["x-content-type-options"] == "nosniff"


async def test_a_page_under_ever_new_mount_points_is_not_kept_for_each(server: Server, monkeypatch) -> None:
    monkeypatch.setattr(asgi, "MOST_SHELLS", 10)
    for number in range(30):
        transport = httpx.ASGITransport(server, root_path=f"/tenant{number}")
        async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
            answer = await client.get(f"/tenant{number}/other")
        assert f'data-tr-base="/tenant{number}"' in answer.text
        assert len(server._shells) <= 10
