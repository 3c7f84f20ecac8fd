"""Modules that apps bring, as the server hands them out, and the policy of its pages."""

from __future__ import annotations

import gzip
import json

import httpx
import pytest

import transom as tr
from transom.app import App, page_of
from transom.errors import SettingsError
from transom.hosts.server.asgi import Server
from transom.settings import Settings
from transom.testing import Page

TEXT = "export function render() {} // ö"


class Drawn(tr.JSComponent):
    _esm = TEXT


async def opened(server):
    page = Page(server.registry, server.app)
    await page.open()
    await page.wait(lambda: page.models)
    return page


def described(page):
    ops = [op for frame in page.frames if frame["t"] == "snapshot" for op in frame["ops"]]
    return next(op[3] for op in ops if op[0] == "class" and op[3]["name"] == "Drawn")


@pytest.fixture
async def server():
    made = Server(App({"/": page_of(lambda: tr.Row(Drawn(), Drawn()))}), Settings())
    yield made
    await made.aclose()


@pytest.fixture
async def client(server):
    async with httpx.AsyncClient(transport=httpx.ASGITransport(server), base_url="http://t") as client:
        yield client


async def test_the_class_names_the_address_and_no_frame_has_the_text(server, client):
    page = await opened(server)
    address = described(page)["module"]
    assert TEXT not in json.dumps(page.frames, ensure_ascii=False)
    url = httpx.URL("http://t/_transom/assets/").join(address)
    answer = await client.get(url)
    assert answer.text == TEXT
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert gzip.decompress(await _raw(client, url)).decode() == TEXT
    plain = await client.get(url, headers={"accept-encoding": "identity"})
    assert plain.text == TEXT
    assert (await client.get(f"{url}?2")).status_code == 200
    assert (await client.post(url)).status_code == 405
    await page.disconnect()


async def _raw(client, url):
    async with client.stream("GET", url, headers={"accept-encoding": "gzip"}) as answer:
        return b"".join([part async for part in answer.aiter_raw()])


@pytest.mark.parametrize(
    "name", ["", "x", "x.js", "../settings.py", "%2e%2e/x.js", "0" * 32 + ".js", "a/b.js", "%00.js", "..\\x.js"]
)
async def test_there_is_nothing_else(server, client, name):
    page = await opened(server)
    address = described(page)["module"].removeprefix("../module/").removesuffix(".js")
    for path in (name, address, address + ".css", address[:-1] + ".js", address.upper() + "X.js"):
        assert (
            await client.get(httpx.URL("http://t", raw_path=f"/_transom/module/{path}".encode()))
        ).status_code == 404
    await page.disconnect()


async def test_what_was_lost_is_there_again_when_the_page_asks(server, client):
    page = await opened(server)
    url = httpx.URL("http://t/_transom/assets/").join(described(page)["module"])
    server._modules._texts.clear()
    assert (await client.get(url)).status_code == 404
    id_ = page.all("Drawn")[0].id
    for asked in (id_, "c999", "page", "__class__"):
        page.send({"t": "fetch", "id": asked})
    await page.settle()
    answers = [(frame["id"], frame["module"]) for frame in page.frames if frame["t"] == "fetched"]
    assert answers == [(id_, described(page)["module"]), ("c999", None), ("page", None), ("__class__", None)]
    assert (await client.get(url)).text == TEXT
    page.send({"t": "fetch", "id": 5})
    await page.wait(lambda: page.transport.closed)
    assert page.transport.closed == 4400


async def test_a_component_without_a_module_has_no_address():
    server = Server(App({"/": page_of(lambda: tr.widgets.Button(label="b"))}), Settings())
    page = await opened(server)
    page.send({"t": "fetch", "id": page.find("b").id})
    await page.settle()
    assert [frame["module"] for frame in page.frames if frame["t"] == "fetched"] == [None]
    await page.disconnect()
    await server.aclose()


async def test_a_file_that_is_gone_takes_nothing_with_it(tmp_path):
    path = tmp_path / "x.js"
    path.write_text(TEXT)
    made = type(tr.JSComponent)("Drawn", (tr.JSComponent,), {"_esm": path, "__module__": __name__})
    server = Server(App({"/": page_of(lambda: tr.Row(made(), tr.widgets.Button(label="b")))}), Settings(dev=True))
    page = await opened(server)
    first = described(page)["module"]
    path.write_text(TEXT + "changed")
    again = await opened(server)
    assert described(again)["module"] != first
    path.unlink()
    last = await opened(server)
    assert "module" not in described(last)
    assert last.find("b")
    for each in (page, again, last):
        await each.disconnect()
    await server.aclose()


async def policy(**options):
    server = Server(App({"/": page_of(lambda: "x")}), Settings(**options))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(server), base_url="http://t") as client:
        text = (await client.get("/")).headers["content-security-policy"]
    await server.aclose()
    return dict(part.strip().split(" ", 1) for part in text.split(";"))


def more(strict: dict[str, str], hosts: str) -> dict[str, str]:
    """The policy when scripts of these hosts may run: whose scripts may, may dress the page too."""
    return {**strict, **{name: f"{strict[name]} {hosts}" for name in ("script-src", "style-src", "font-src")}}


async def test_the_policy_has_what_the_options_allow_and_nothing_more():
    strict = await policy()
    assert "unsafe" not in strict["script-src"]
    both = await policy(allow_scripts=["cdn.example.org", "https://*.example.com:8443"], allow_wasm=True)
    hosts = "cdn.example.org https://*.example.com:8443"
    assert both == {**more(strict, hosts), "script-src": f"{strict['script-src']} {hosts} 'wasm-unsafe-eval'"}
    assert await policy(allow_scripts="one.org") == more(strict, "one.org")
    framed = await policy(allow_framing=["portal.example.org"])
    assert framed == {**strict, "frame-ancestors": "'self' portal.example.org"}


@pytest.mark.parametrize(
    "host",
    [
        "*",
        "'unsafe-inline'",
        "a b",
        "a;script-src *",
        "https:",
        "data:",
        "",
        "a,b",
        "//a",
        "a/path",
        "http://a\n",
        "*.",
        "ä.org",
    ],
)
def test_what_is_no_host_is_refused_at_start(host):
    for name in ("allow_scripts", "allow_framing"):
        with pytest.raises(SettingsError, match=f"{name}: .* is not a host"):
            Settings(**{name: (host,)})


def test_the_environment_names_hosts_too():
    settings = Settings.from_env({"TRANSOM_ALLOW_SCRIPTS": "a.org, b.org", "TRANSOM_ALLOW_WASM": "1"})
    assert (settings.allow_scripts, settings.allow_wasm) == (("a.org", "b.org"), True)
