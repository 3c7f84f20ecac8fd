"""The page of policies in a real browser: drawn live, light and dark, wide and narrow, for everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import run_axe
from tests.e2e.conftest import Serve, Served
from tests.e2e.live import fits

pytestmark = pytest.mark.alone


@pytest.fixture(scope="module")
def demo(serve: Serve) -> Served:
    return serve(command=("-m", "transom", "demo"))


@pytest.fixture
def policies(demo: Served, open_page: Callable[..., Page]) -> Callable[..., Page]:
    def open_(**context: Any) -> Page:
        page = open_page(f"{demo.url}/policies", **context)
        expect(page.get_by_role("img", name="conflate: 0 called")).to_be_visible()
        return page

    return open_


def strip(page: Page, policy: str, *counts: str) -> Any:
    """The drawing of a policy, by what it says."""
    return page.get_by_role("img", name=", ".join((f"{policy}: 8 called", *counts)), exact=True)


def accessible(page: Page) -> None:
    found = run_axe(page).response["violations"]
    assert [
        (each["id"], [node["target"] for node in each["nodes"]][:5], each["nodes"][0].get("failureSummary"))
        for each in found
    ] == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_is_accessible_while_it_draws_and_after(
    policies: Callable[..., Page], scheme: str, width: int
) -> None:
    page = policies(color_scheme=scheme, viewport={"width": width, "height": 900})
    accessible(page)
    page.get_by_role("button", name="Sweep").click()
    expect(page.locator(".bar.dropped")).to_have_count(1 + 7 + 6)  # that of the legend, of `drop` and of `conflate`
    accessible(page)
    fits(page, width)
    expect(strip(page, "latest", "8 begun", "1 shown", "7 cancelled")).to_be_visible()
    expect(strip(page, "drop", "1 begun", "1 shown", "7 dropped")).to_be_visible()
    accessible(page)


RIGHT = """() => {
    const end = document.querySelector(".strip").getBoundingClientRect().right;
    return end - document.querySelector(".strip .bar").getBoundingClientRect().left;
}"""
"""How far the first bar has come from the right edge of its strip, in pixels."""


def test_bars_move_on_by_themselves_and_stand_still_in_the_end(policies: Callable[..., Page]) -> None:
    page = policies()
    page.get_by_role("slider", name="Value").fill("1")
    page.wait_for_selector(".tape[data-moving] .bar.running")
    places, times = [], []
    for _ in range(5):
        place, time = page.evaluate(f"[({RIGHT})(), performance.now()]")
        places.append(place)
        times.append(time)
        page.wait_for_timeout(100)
    assert places == sorted(places)
    assert places[-1] - places[0] == pytest.approx((times[-1] - times[0]) * 0.08, abs=16), "80 px a second"
    expect(page.locator(".tape[data-moving]")).to_have_count(0)
    still = page.evaluate(RIGHT)
    page.wait_for_timeout(300)
    assert page.evaluate(RIGHT) == still
    assert 1.6 * 80 - 2 <= still <= 2.4 * 80, "as long as it ran"


def test_where_motion_is_not_wanted_the_strip_does_not_move(policies: Callable[..., Page]) -> None:
    page = policies(reduced_motion="reduce")
    page.get_by_role("slider", name="Value").fill("1")
    page.wait_for_selector(".tape[data-moving] .bar.running")
    before = page.evaluate(RIGHT)
    page.wait_for_timeout(300)
    assert page.evaluate(RIGHT) == before
    expect(page.get_by_role("img", name="latest: 1 called, 1 begun, 1 shown", exact=True)).to_be_visible()


def test_the_keyboard_is_enough(policies: Callable[..., Page]) -> None:
    page = policies()
    slider = page.get_by_role("slider", name="Value")
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(80)
    expect(page.get_by_role("img", name="latest: 3 called, 3 begun, 1 shown, 2 cancelled", exact=True)).to_be_visible()
    page.get_by_role("button", name="Clear").press("Enter")
    expect(page.get_by_text("Nothing has been called yet.")).to_have_count(5)


def test_a_thread_is_seen_cancelling_and_its_result_discarded(policies: Callable[..., Page]) -> None:
    page = policies()
    page.get_by_label("Function").select_option("def in a thread")
    page.get_by_role("button", name="Sweep").click()
    expect(page.locator(".lane i.cancelling").first).to_be_visible()
    expect(strip(page, "latest", "8 begun", "1 shown", "7 discarded")).to_be_visible()
    expect(page.locator(".lane", has_text="latest").locator(".value")).to_contain_text("8")


def test_the_pages_of_the_demo_lead_to_it_and_from_it(policies: Callable[..., Page]) -> None:
    page = policies()
    page.get_by_role("link", name="gallery").click()
    expect(page.get_by_role("heading", name="Gallery", exact=True)).to_be_visible()
    page.get_by_role("link", name="guide").first.click()
    page.get_by_role("link", name="policies").click()
    expect(page.get_by_role("heading", name="Policies", exact=True)).to_be_visible()
    expect(page).to_have_title("Policies")
