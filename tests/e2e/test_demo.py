"""The demo in a real browser, alive and with pictures of its own. The guide's examples: see `test_guides.py`."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import fits_and_is_accessible
from tests.e2e.conftest import Serve, Served
from tests.e2e.live import come_to_rest


@pytest.fixture(scope="module")
def demo(serve: Serve) -> Served:
    return serve(command=("-m", "transom", "demo"))


Open = Callable[..., Page]


@pytest.fixture
def guide(demo: Served, open_page: Open) -> Page:
    page = open_page(f"{demo.url}/guide")
    _settled(page)
    return page


def _settled(page: Page) -> None:
    """All that a page starts by itself has come."""
    expect(page.locator("[data-pending], .tr-cell__output[aria-busy='true']")).to_have_count(0)
    page.wait_for_function(
        "() => document.getAnimations().every((one) => one.effect.getTiming().iterations === Infinity"
        " || one.playState === 'finished')"
    )


@pytest.mark.parametrize(("scheme", "widths"), [("light", (1280, 390)), ("dark", (390, 1280))])
@pytest.mark.parametrize("name", ["gallery", "dashboard"])
def test_it_opens_fits_and_is_accessible(
    demo: Served, open_page: Open, name: str, scheme: str, widths: tuple[int, ...]
) -> None:
    page = open_page(f"{demo.url}/{name}", color_scheme=scheme, viewport={"width": widths[0], "height": 900})
    _settled(page)
    fits_and_is_accessible(page, *widths)


def test_a_fast_hand_never_sees_an_older_picture_again(guide: Page) -> None:
    slider = guide.get_by_role("slider", name="Hour").first
    expect(guide.get_by_role("img", name="Hour 2", exact=True)).to_be_visible()
    guide.evaluate(
        """() => {
            window.shown = [];
            const note = () => {
                const now = document.querySelector('img[alt^="Hour "]')?.alt;
                if (now && now !== window.shown.at(-1)) window.shown.push(now);
            };
            note();
            new MutationObserver(note).observe(document.body, {subtree: true, childList: true, attributes: true});
        }"""
    )
    for hour in (3, 4, 5, 9):
        slider.fill(str(hour))
        guide.wait_for_timeout(40)
    expect(guide.get_by_role("img", name="Hour 9", exact=True)).to_be_visible()
    guide.wait_for_timeout(1500)
    hours = [int(alt.removeprefix("Hour ")) for alt in guide.evaluate("window.shown")]
    assert hours == sorted(hours)  # a slow hand sees some of those in between, but never an older one again
    assert (hours[0], hours[-1]) == (2, 9)


def test_pictures_and_clock_of_the_guide_and_its_way_to_the_gallery(guide: Page) -> None:
    picture = guide.get_by_role("img", name="The hour chosen", exact=True)
    expect(guide.get_by_text("This is hour 8.")).to_be_visible()
    before = picture.get_attribute("src")
    guide.get_by_role("slider", name="Hour").nth(1).fill("5")
    expect(guide.get_by_text("This is hour 5.")).to_be_visible()
    expect(picture).not_to_have_attribute("src", before or "")

    clock = guide.get_by_text(re.compile(r"^\d\d:\d\d:\d\d$"))
    first = clock.inner_text()
    expect(clock).not_to_have_text(first)
    guide.get_by_label("Let it run").uncheck()
    come_to_rest(guide, clock.inner_text, 1500)

    guide.get_by_role("main").get_by_role("link", name="gallery", exact=True).click()
    expect(guide.get_by_role("heading", name="Gallery", exact=True)).to_be_visible()
    expect(guide).to_have_title("Gallery")
    guide.get_by_role("main").get_by_role("link", name="guide").first.click()
    expect(guide.get_by_role("heading", level=1)).to_contain_text("Callbacks that take their time")


def test_the_gallery_is_alive_and_a_view_that_fails_recovers(demo: Served, open_page: Open) -> None:
    page = open_page(f"{demo.url}/gallery")
    page.get_by_label("Your name").press_sequentially("Grace")
    expect(page.get_by_text("Hello Grace.")).to_be_visible()
    page.get_by_label("In groups").select_option("Plum")
    expect(page.get_by_text("Plum on Tuesday.")).to_be_visible()
    page.get_by_label("I like it").check()
    expect(page.get_by_text("Yes, please.")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".tr-toast", has_text="Everything is saved.")).to_be_visible()

    slider = page.get_by_role("slider", name="Twelve divided by")
    slider.fill("0")
    expect(page.get_by_text("Twelve cannot be divided by zero.")).to_be_visible()
    slider.fill("4")
    expect(page.get_by_text("is 3. Try zero.")).to_be_visible()
    expect(page.get_by_text("Twelve cannot be divided by zero.")).to_have_count(0)


def test_the_dashboard_follows_what_is_chosen_in_its_sidebar(demo: Served, open_page: Open) -> None:
    page = open_page(f"{demo.url}/dashboard")
    expect(page.get_by_role("navigation").get_by_text("Sales")).to_have_attribute("aria-current", "page")
    revenue = page.get_by_role("main").get_by_role("group", name="Revenue").locator(".tr-metric__value")
    expect(revenue).to_contain_text("€")
    before = revenue.inner_text()
    page.get_by_label("Region").select_option("North")
    expect(revenue).not_to_have_text(before)
