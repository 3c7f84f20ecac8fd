"""The pages of the demo and of the documentation: as wide as the window, and nothing jumps while they come."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Serve

DOCS = Path(__file__).parents[2] / "docs"
DEMO = ["/", "/guide", "/gallery", "/dashboard", "/policies", "/widgets/IntSlider", "/pane/DataFrame"]
TEXTS = [f"/{path.stem}" for path in sorted(DOCS.glob("*.md")) if path.stem != "index"]
MOST = 0.1
"""What counts as good, of the sum of all shifts."""

WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
        const nodes = sources.map(({ node }) => node?.className ?? node?.nodeName);
        if (!hadRecentInput) shifts.push([value, nodes.join(" | ")]);
    }
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(scope="module")
def sites(serve: Serve) -> dict[str, str]:
    """Where the pages are."""
    demo = serve(command=("-m", "transom", "demo")).url
    return {path: demo + path for path in (*DEMO, *TEXTS)}


def opened(browser: Browser, url: str, width: int) -> Page:
    """The page when all has come, however slow the machine is: until then its own time stands still."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.clock.install(time=0)
    page.clock.pause_at(1)
    page.add_init_script(WATCH)
    page.goto(url)
    end = time.monotonic() + 30
    while not page.locator("main:not([aria-busy])").count():
        assert time.monotonic() < end, "the page does not come"
        page.clock.run_for(1)  # what is due at once: a library may begin so
        page.wait_for_timeout(100)
    expect(page.locator("[data-running], [data-pending]")).to_have_count(0)
    page.wait_for_function("() => [...document.images].every((image) => image.complete)")
    page.clock.run_for(5_000)
    page.wait_for_timeout(200)  # the browser's: what it has painted is told a little later
    assert errors == []
    return page


@pytest.mark.parametrize("path", DEMO)
def test_the_demo_comes_without_a_jump(browser: Browser, sites: dict[str, str], path: str) -> None:
    page = opened(browser, sites[path], 1280)
    shifts = page.evaluate("shifts")
    page.close()
    assert sum(value for value, _ in shifts) <= MOST, shifts


@pytest.mark.parametrize("path", [*DEMO, *TEXTS], ids=lambda path: re.sub(r"\W", "", path) or "first")
def test_on_a_phone_nothing_jumps_or_is_too_wide(browser: Browser, sites: dict[str, str], path: str) -> None:
    page = opened(browser, sites[path], 390)
    shifts = page.evaluate("shifts")
    width = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert width == 390
    assert sum(value for value, _ in shifts) <= MOST, shifts
