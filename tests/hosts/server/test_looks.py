"""The shell of a page looks as the page will: at once where its text says so, else as its last sessions did."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx

import transom as tr
from transom.hosts.server import asgi_app
from transom.testing import Page


async def shell(server: Any) -> str:
    transport = httpx.ASGITransport(app=server)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        return (await client.get("/")).text


async def shown(server: Any) -> None:
    page = Page(server.registry, server.app, "/")
    await page.open()
    await page.wait(lambda: any(frame["t"] == "snapshot" for frame in page.frames))
    await page.disconnect()


async def test_what_the_text_says_is_there_before_anything_ran(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(
        "raise RuntimeError('GET runs nothing')\nimport transom as tr\n"
        "tr.Page(title='<Sales>', sidebar=['a'], accent='#00677d', theme='dark', theme_toggle=False).servable()\n"
    )
    server = asgi_app(tmp_path / "app.py")
    text = await shell(server)
    assert '<header class="tr-top" data-early><span class="tr-tool"></span>' in text
    assert '<h1 class="tr-top__title">&lt;Sales&gt;</h1>' in text
    assert '<aside class="tr-side" data-early style="--tr-side: 272px"></aside>' in text
    assert 'data-tr-theme="dark" style="--tr-accent: light-dark(#00677d, ' in text
    assert "@layer tr.chrome{" in text
    assert not server.registry.sessions
    await server.aclose()


async def test_what_only_running_tells_is_learned_but_for_the_title() -> None:
    def app() -> Any:
        return tr.Page(title="Hello Ada", sidebar=["a"], sidebar_width=300, theme="dark")

    server = asgi_app(app)
    assert "tr-top" not in await shell(server)
    await shown(server)
    text = await shell(server)
    assert "--tr-side: 300px" in text
    assert 'data-tr-prefer="dark"' in text
    assert "Ada" not in text  # it may be of a user
    assert text == await shell(server)
    await server.aclose()


async def test_a_page_without_a_frame_costs_nothing() -> None:
    server = asgi_app(lambda: tr.pane.Str("plain"))
    before = await shell(server)
    await shown(server)
    after = await shell(server)
    for text in (before, after):
        assert "<header" not in text
        assert "<style" not in text
    await server.aclose()
