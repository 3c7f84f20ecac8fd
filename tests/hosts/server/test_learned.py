"""The shell asks early for what most of the last pages have needed, and is a constant meanwhile."""

from __future__ import annotations

from dataclasses import replace

import httpx
from hypothesis import given
from hypothesis import strategies as st

import transom as tr
from transom.hosts.assets import load_assets
from transom.hosts.server import asgi_app
from transom.hosts.server.learned import PAGES, Learned
from transom.testing import Page

CHUNKS = load_assets().chunks


@given(st.lists(st.frozensets(st.sampled_from("abc")), max_size=60))
def test_what_half_of_the_last_pages_needed(pages):
    learned = Learned()
    for page in pages:
        before = learned.names, learned.look
        assert learned.add(page) == ((learned.names, learned.look) != before)
    last = pages[-PAGES:]
    assert learned.names == tuple(
        name for name in "abc" if last and 2 * sum(name in page for page in last) >= len(last)
    )


async def test_a_shell_names_what_its_pages_have_needed_and_changes_with_that_only():
    def app():
        return tr.Column(tr.widgets.TextInput(label="Name"), tr.widgets.IntSlider())

    server = asgi_app({"/": app, "/plain": tr.widgets.Button()})
    texts, numbers = CHUNKS["textinput"], CHUNKS["slider"]
    async with httpx.AsyncClient(transport=httpx.ASGITransport(server), base_url="http://testserver") as client:

        async def shell(address):
            response = await client.get(address)
            return response.text, response.headers["etag"]

        first = await shell("/")
        assert "modulepreload" not in first[0]
        plain = await shell("/plain")
        page = Page(server.registry, server.app)
        await page.open()
        await page.settle()
        text, etag = await shell("/")
        assert etag != first[1]
        for name in (texts, numbers):
            assert f'<link rel="modulepreload" href="/_transom/assets/{name}">' in text
        for query in range(1, 201):
            assert await shell(f"/?user={query}") == (text, etag)
            if query % 40 == 0:  # whoever comes by such an address needs the same
                other = Page(server.registry, server.app)
                await other.open(url=f"/?user={query}")
                await other.settle()
                await other.disconnect()
        await page.disconnect()
        assert await shell("/plain") == plain
    await server.aclose()


async def test_a_library_is_never_asked_for_early(monkeypatch):
    assets = replace(load_assets(), libraries=frozenset({CHUNKS["slider"]}))
    monkeypatch.setattr("transom.hosts.server.asgi.load_assets", lambda: assets)
    server = asgi_app({"/": lambda: tr.Column(tr.widgets.TextInput("Name"), tr.widgets.IntSlider("Width"))})
    page = Page(server.registry, server.app)
    await page.open()
    await page.settle()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(server), base_url="http://testserver") as client:
        text = (await client.get("/")).text
    assert CHUNKS["textinput"] in text
    assert CHUNKS["slider"] not in text
    await page.disconnect()
    await server.aclose()
