"""Bound views over time: swaps that leave nothing behind, neighbours that are served, packages that are missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Serve
from tests.e2e.live import until

SWAPS = """
import asyncio
import io
import transom as tr
from PIL import Image

button = tr.widgets.Button(label="Go")

async def pictures(clicks):
    for number in range(100 if clicks < 2 else 1000):
        buffer = io.BytesIO()
        Image.new("RGB", (200, 100), (number % 256, 80, 120)).save(buffer, "JPEG")
        yield tr.pane.JPG(buffer.getvalue(), alt_text=f"{clicks}: {number + 1}")
        await asyncio.sleep(0.018)

tr.Column(button, tr.bind(pictures, button.param.clicks))
"""

ONLY = "(alt) => document.images.length === 1 && document.images[0].alt === alt"

BLOCKING = """
import pathlib
import time
import transom as tr

button = tr.widgets.Button(label="Sleep")
quick = tr.widgets.Button(label="Quick")
text, answer = tr.widgets.StaticText(), tr.widgets.StaticText()

go_on = pathlib.Path(__file__).with_name("go_on")

def sleep(event):
    text.value = "sleeping"
    while not go_on.exists():
        time.sleep(0.02)
    text.value = "awake"

async def reply(event):
    answer.value = f"reply {event.new}"

button.on_click(sleep)
quick.on_click(reply)
tr.Column(button, text, quick, answer)
"""

MISSING = """
import transom as tr

async def fetch():
    import a_package_that_is_not_there
    return "never"

tr.Column(tr.widgets.Button(label="Alive"), fetch)
"""


def heap(page: Page) -> tuple[float, int]:
    """Used bytes of the page's scripts after a collection, and the number of its elements."""
    client = page.context.new_cdp_session(page)
    client.send("HeapProfiler.collectGarbage")
    used: float = client.send("Runtime.getHeapUsage")["usedSize"]
    client.detach()
    return used, page.evaluate("document.querySelectorAll('*').length")


def test_a_thousand_swaps_leave_memory_flat(serve: Serve, open_page: Callable[..., Page], tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text(SWAPS)
    page = open_page(serve(file).url)
    go = page.get_by_role("button", name="Go")
    go.click()
    page.wait_for_function(ONLY, arg="1: 100")
    used, elements = heap(page)
    go.click()
    page.wait_for_function(ONLY, arg="2: 1000", timeout=90_000)

    def is_flat() -> bool:
        now = heap(page)
        return now[0] - used < 500_000 and now[1] <= elements

    until(is_flat)  # one collection may leave what the next one finds, and a mark of waiting goes a moment later


def test_a_blocking_callback_delays_nobody_else(serve: Serve, open_page: Callable[..., Page], tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text(BLOCKING)
    url = serve(file).url
    first, second = open_page(url), open_page(url)
    first.get_by_role("button", name="Sleep").click()
    expect(first.locator("output").first).to_have_text("sleeping")  # what a `def` writes is shown while it lasts
    second.get_by_role("button", name="Quick").click()
    expect(second.locator("output").nth(1)).to_have_text("reply 1")
    assert first.locator("output").first.inner_text() == "sleeping"
    (tmp_path / "go_on").touch()
    expect(first.locator("output").first).to_have_text("awake")


def test_a_missing_package_is_named(serve: Serve, open_page: Callable[..., Page], tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text(MISSING)
    page = open_page(serve(file, "--dev").url)
    expect(page.locator(".tr-error")).to_contain_text("'a_package_that_is_not_there' is missing")
    expect(page.locator(".tr-error")).to_contain_text("pip install a_package_that_is_not_there")
    expect(page.get_by_role("button", name="Alive")).to_be_enabled()
    outside = open_page(serve(file).url)
    expect(outside.locator(".tr-error")).to_contain_text("A package that this view needs is missing")
    expect(outside.locator(".tr-error")).not_to_contain_text("a_package_that_is_not_there")
