"""The browser side where nothing has an address: put together from texts, on a page that asks nobody for anything."""

from __future__ import annotations

import asyncio
import json
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

import transom as tr
from tests.site import Site
from transom.hosts.server.assets import FOLDER, load_assets

ASSETS = load_assets()
MANIFEST: dict[str, Any] = json.loads((FOLDER / "manifest.json").read_text("utf-8"))
TEXTS = {name: file.path.read_text("utf-8") for name, file in ASSETS.files.items() if name.endswith((".js", ".json"))}

BEGIN = """
async ({ texts, loader, script, frames }) => {
  const module = URL.createObjectURL(new Blob([texts[loader]], { type: "text/javascript" }));
  const { addresses } = await import(module);
  window.asked = [];
  const address = addresses(async (name) => {
    window.asked.push(name);
    if (!(name in texts)) throw new Error(`no text of ${name}`);
    return texts[name];
  });
  const ws = { readyState: 1, bufferedAmount: 0, send: () => {}, close: () => {} };
  const queue = frames.map((data) => ({ data }));
  window.__transom = { ws, queue, key: "", tab: "", token: null, epoch: null, address };
  window.address = address;
  await import(await address(script));
}
"""


@pytest.fixture
def blank(browser: Browser):
    """A page without an address of its own, which fails the test if it asks for anything, or for an error."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith("blob:") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    page.set_content("<!doctype html><html data-tr-base='' data-tr-build=''><body></body></html>")
    yield page
    context.close()
    assert wrong == []


def frames(make: Any) -> list[str]:
    """What a page is sent at first, as text."""

    async def main() -> list[str]:
        site = Site(make)
        site.registry.chunks = ASSETS.chunks
        page = await site.open()
        sent = [json.dumps(frame) for frame in page.frames]
        await site.aclose()
        return sent

    with ThreadPoolExecutor(1) as elsewhere:  # this thread's loop is the browser's
        return elsewhere.submit(lambda: asyncio.run(main())).result()


def begin(blank: Any, make: Any) -> None:
    given = {"texts": TEXTS, "loader": MANIFEST["fromText"], "script": ASSETS.script, "frames": frames(make)}
    blank.evaluate(BEGIN, given)


def test_a_page_shows_from_texts_and_asks_for_those_that_it_needs(blank):
    def make():
        return tr.Column(
            tr.pane.Markdown("# From **text**"),
            tr.widgets.IntSlider("Width", value=3, end=10),
            tr.widgets.TextInput("Name", value="Ada"),
            tr.widgets.Button("Sail", icon="sailboat"),
            tr.Tabs(("One", "First"), ("Two", "Second")),
        )

    begin(blank, make)
    expect(blank.get_by_role("heading", name="From text")).to_be_visible()  # markup came through the sink
    expect(blank.get_by_role("slider", name="Width")).to_have_value("3")
    expect(blank.get_by_role("textbox", name="Name")).to_have_value("Ada")
    blank.get_by_role("tab", name="Two").click()
    expect(blank.get_by_text("Second")).to_be_visible()
    expect(blank.locator(".tr-button svg path").first).to_be_attached()
    asked = blank.evaluate("asked")
    assert len(asked) == len(set(asked))
    kinds = {re.sub(r"-[^-]*$", "", name) for name in asked}
    assert {"client", "numbers", "texts", "boxes", "sanitize"} <= kinds
    assert not {"grids", "bokeh", "foreign"} & kinds


def test_all_chunks_are_loaded_from_text(blank):
    begin(blank, lambda: tr.Column("Nothing"))
    expect(blank.get_by_text("Nothing")).to_be_visible()
    load = "async (names) => Promise.all(names.map(async (n) => Object.keys((await import(await address(n))).default)))"
    names = sorted(set(ASSETS.chunks.values()))
    held = dict(zip(names, blank.evaluate(load, names), strict=True))
    assert {front_end: name for name, front_ends in held.items() for front_end in front_ends} == ASSETS.chunks
    once = "async (name) => (await address(name)) === (await address(name))"
    assert blank.evaluate(once, ASSETS.script), "chunks have the runtime that runs, and none of their own"
