"""The typeface for systems that have none of those named before it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

import transom as tr
from tests.e2e.live import Live, until

LOADED = (
    """() => [...document.fonts].filter((face) => face.family.includes("Inter") && face.status === "loaded").length"""
)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1000, "height": 600})
    page = context.new_page()
    page.clock.install()
    yield page
    context.close()


def visit(page: Page, live: Live, families: str) -> list[str]:
    """Look at a page with these faces for a while; the fonts that it asks for."""
    live.make = lambda: tr.config.raw_css.append(f":root {{ --tr-font: {families} }}") or "Some text"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("woff2") else None)
    page.goto(f"{live.url}/")
    page.get_by_text("Some text").wait_for()
    assert asked == [], "the page comes first"
    page.clock.run_for(4_000)
    return asked


def test_it_is_fetched_by_one_page_and_worn_by_the_next(live: Live, page: Page) -> None:
    asked = visit(page, live, '"No such face", "Inter Variable", sans-serif')
    until(lambda: page.evaluate("localStorage.getItem('transom:face')"))
    assert len(asked) == 1
    assert page.evaluate(LOADED) == 0, "nothing moves in a page that is there"
    page.reload()
    page.get_by_text("Some text").wait_for()
    until(lambda: page.evaluate(LOADED) == 1)
    page.evaluate("localStorage.setItem('transom:face', 'another /nothing.woff2')")  # of another version
    page.reload()
    page.get_by_text("Some text").wait_for()
    assert page.evaluate(LOADED) == 0


def test_who_has_another_is_not_asked_to_fetch_it(live: Live, page: Page) -> None:
    for families in ('serif, "Inter Variable", sans-serif', "sans-serif"):
        with page.expect_request("**/face-*"):
            asked = visit(page, live, families)
        assert asked == []
    assert page.evaluate("localStorage.getItem('transom:face')") is None
