"""Where the page itself speaks: no line of it covers a control, none makes the page longer or wider than it is."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import Show, live_server, until
from transom.app import App, page_of
from transom.hosts.server.errors import busy_page, not_found_page, refusal_page

SIZES = [(390, 700), (820, 1180), (1280, 900)]


def strip(page: Page, *, shown: bool) -> None:
    """Show or hide the line of the connection, and wait until that has been painted."""
    page.evaluate(
        """async (shown) => {
            document.querySelector(".tr-status").hidden = !shown;
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        }""",
        shown,
    )


def tall() -> Any:
    return tr.Column(*(tr.widgets.Button(label=f"Button {number}") for number in range(60)))


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("scrolled", [False, True])
def test_the_line_of_the_connection_covers_nothing_that_was_in_view(
    show: Show, width: int, height: int, scrolled: bool
) -> None:
    shown = show(tall, viewport={"width": width, "height": height})
    page = shown.page
    if scrolled:
        page.get_by_role("button", name="Button 25", exact=True).evaluate("(el) => el.scrollIntoView()")
        page.wait_for_function("() => scrollY > 500")
    first = page.evaluate(
        """() => [...document.querySelectorAll("main button")]
            .find((each) => each.getBoundingClientRect().top >= 0).textContent"""
    )
    strip(page, shown=True)
    top, bottom = (
        page.get_by_role("button", name=first, exact=True).bounding_box(),
        page.get_by_role("region", name="Connection").bounding_box(),
    )
    assert top is not None
    assert bottom is not None
    assert top["y"] >= bottom["y"] + bottom["height"]
    strip(page, shown=False)
    back = page.get_by_role("button", name=first, exact=True).bounding_box()
    assert back is not None
    assert abs(back["y"] + bottom["height"] - top["y"]) < 1


SCROLLS = "(({ scrollHeight: h, clientHeight: c, scrollWidth: w, clientWidth: d }) => [h - c, w - d])"


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_page_that_fits_does_not_scroll(show: Show, width: int, height: int) -> None:
    shown = show(
        lambda: tr.Column("# Short", tr.widgets.Button(label="One")), viewport={"width": width, "height": height}
    )
    page = shown.page
    shown.session.notify({"kind": "notify", "id": "n", "level": "info", "text": "Said", "duration": 0, "detail": None})
    expect(page.locator(".tr-toast")).to_be_visible()
    assert page.evaluate(f"{SCROLLS}(document.documentElement)") == [0, 0]
    strip(page, shown=True)
    assert page.evaluate(f"{SCROLLS}(document.documentElement)") == [0, 0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_server_without_room_is_waited_for_in_a_place_of_its_own(browser: Browser, scheme: Any) -> None:
    with live_server(max_sessions=1, session_retention=0) as live:
        live.make = tall
        context = browser.new_context(color_scheme=scheme, viewport={"width": 390, "height": 700})
        first, second = context.new_page(), context.new_page()
        first.goto(live.url)
        expect(first.get_by_role("button", name="Button 1", exact=True)).to_be_visible()
        second.goto(live.url)
        expect(second.get_by_role("heading", name="The server is full")).to_be_visible()
        expect(second.get_by_text("Trying again in")).to_be_visible()
        expect(second.get_by_role("region", name="Connection")).to_be_hidden()
        expect(second.locator(".tr-live[role=status]")).to_contain_text("no room for another page")
        assert run_axe(second).response["violations"] == []
        assert second.evaluate(f"{SCROLLS}(document.documentElement)") == [0, 0]
        first.close()
        until(lambda: not live.sessions)
        # It may just have tried by itself; then there is no button any more.
        second.evaluate(
            "() => [...document.querySelectorAll('button')].find((each) => /Try now/.test(each.textContent))?.click()"
        )
        expect(second.get_by_role("button", name="Button 1", exact=True)).to_be_visible()
        expect(second.get_by_text("The server is full")).to_have_count(0)
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_the_server_itself_can_be_read_by_all(browser: Browser, scheme: Any) -> None:
    app = App({"/sales": page_of(tall), "/" + "long" * 30: page_of(tall)})
    refusal = refusal_page("Not here", "Ask for `another`.")
    pages = [busy_page(), refusal, not_found_page(app, "/x", "")]
    context = browser.new_context(color_scheme=scheme, viewport={"width": 390, "height": 700})
    page = context.new_page()
    for text in pages:
        page.set_content(text)
        found = [each["id"] for each in run_axe(page).response["violations"]]
        # That a page comes anew by itself is disliked for what a reader loses of it: here is a line, and no script.
        assert found == (["meta-refresh"] if text == pages[0] else [])
        assert page.evaluate(f"{SCROLLS}(document.documentElement)") == [0, 0]
    context.close()
