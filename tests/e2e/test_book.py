"""The documentation in a real browser: its navigation, its search, what it weighs, and that everybody can use it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.axe import fits_and_is_accessible
from tests.e2e.conftest import Serve, Served
from tests.e2e.live import resize
from tests.e2e.proxy import proxy_to

WEIGHTS = {"/": 50_000, "/getting_started": 51_000, "/widgets/IntSlider": 58_000, "/tasks": 78_000}
"""Most bytes of a page, without libraries; the last is the longest there is, with twenty live cells."""


@pytest.fixture(scope="module")
def demo(serve: Serve) -> Served:
    return serve(command=("-m", "transom", "demo"))


Open = Callable[..., Page]


@pytest.mark.parametrize(("scheme", "widths"), [("light", (1280, 390)), ("dark", (390, 1280))])
@pytest.mark.parametrize("path", ["/", "/widgets/IntSlider"])
def test_it_fits_and_is_accessible(
    demo: Served, open_page: Open, path: str, scheme: str, widths: tuple[int, ...]
) -> None:
    page = open_page(demo.url + path, color_scheme=scheme, viewport={"width": widths[0], "height": 900})
    expect(page.locator("[data-running], [data-pending]")).to_have_count(0)
    fits_and_is_accessible(page, *widths)
    page.keyboard.press("/")
    page.keyboard.type("slider")
    expect(page.get_by_role("option").first).to_be_visible()
    fits_and_is_accessible(page, *reversed(widths))


NAMES = (
    """() => [...document.querySelectorAll("td:first-child code")].filter((each) => /^\\w+$/.test(each.textContent))"""
)
BROKEN = f"() => ({NAMES})().filter((each) => each.getClientRects().length > 1).map((each) => each.textContent)"


@pytest.mark.parametrize("path", ["/widgets/TextInput", "/configuration"])
def test_names_in_tables_are_in_one_piece_where_there_is_room(demo: Served, open_page: Open, path: str) -> None:
    page = open_page(demo.url + path, viewport={"width": 1280, "height": 900})
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate(f"() => ({NAMES})().length") > 5
    assert page.evaluate(BROKEN) == []


def test_on_a_phone_a_column_of_numbers_leaves_the_room_to_the_words(demo: Served, open_page: Open) -> None:
    page = open_page(demo.url + "/promises", viewport={"width": 390, "height": 900})
    row = page.get_by_role("row").nth(1).get_by_role("cell")
    widths = [each.evaluate("(cell) => cell.offsetWidth") for each in row.all()]
    assert widths[0] < widths[1] > 100


def test_one_goes_from_page_to_page(demo: Served, open_page: Open) -> None:
    page = open_page(f"{demo.url}/widgets/IntSlider")
    sidebar = page.get_by_role("complementary")
    expect(sidebar.get_by_role("link", name="IntSlider", exact=True)).to_have_attribute("aria-current", "page")
    expect(sidebar.get_by_role("link", name="IntSlider", exact=True)).to_be_in_viewport()
    expect(sidebar.get_by_role("link", name="Markdown", exact=True)).to_be_hidden()  # its part is folded
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    page.get_by_role("link", name="Next page").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("LiteralInput")
    page.get_by_role("link", name="Previous page").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("IntSlider")
    page.get_by_role("banner").get_by_role("link", name="Transom").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Transom")


def test_the_headings_stand_beside_the_text_and_tell_which_is_read(demo: Served, open_page: Open) -> None:
    page = open_page(f"{demo.url}/widgets/IntSlider")
    beside = page.get_by_role("navigation", name="On this page")
    expect(beside.locator("[data-read]")).to_have_text("In the gallery")
    beside.get_by_role("link", name="Parameters").click()
    expect(page.locator("#parameters")).to_be_in_viewport()
    expect(beside.locator("[data-read]")).to_have_text("Parameters")
    resize(page, {"width": 390, "height": 900})  # there they are folded above the text
    expect(beside.get_by_role("link")).to_have_count(0)
    beside.locator("summary").click()
    beside.get_by_role("link", name="In the gallery").click()
    expect(page.get_by_role("heading", name="In the gallery")).to_be_in_viewport()
    expect(beside.get_by_role("link")).to_have_count(0)


def test_the_search_by_keyboard_alone(demo: Served, open_page: Open) -> None:
    page = open_page(f"{demo.url}/widgets/IntSlider")
    page.keyboard.press("/")
    field = page.get_by_role("combobox", name="Search")
    expect(field).to_be_focused()
    field.press_sequentially("quxquuxism")
    expect(page.get_by_role("status").filter(has_text="Nothing found.")).to_be_visible()
    field.fill("with_lock")
    options = page.get_by_role("option")
    expect(options.first.locator("mark").first).to_have_text("with_lock")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    page.get_by_role("button", name="Search").press("Enter")
    expect(field).to_be_focused()
    field.fill("intslider")
    expect(options.first).to_contain_text("IntSlider")
    expect(options.first.locator("mark").first).to_have_text("IntSlider")
    field.fill("getting started")
    expect(options.first).to_contain_text("Getting started")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Getting started")
    expect(page).to_have_url(f"{demo.url}/getting_started")


def test_a_slash_in_a_field_is_a_slash(demo: Served, open_page: Open) -> None:
    page = open_page(f"{demo.url}/")
    name = page.get_by_label("Your name")
    name.fill("")
    name.press_sequentially("a/b")
    expect(name).to_have_value("a/b")
    expect(page.get_by_role("combobox", name="Search")).to_be_hidden()


def test_on_a_phone_the_pages_are_in_a_drawer(demo: Served, open_page: Open) -> None:
    page = open_page(f"{demo.url}/", viewport={"width": 390, "height": 800})
    page.get_by_role("button", name="Sidebar").click()
    page.get_by_role("dialog", name="Sidebar").get_by_role("link", name="Getting started").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Getting started")


@pytest.mark.parametrize("path", WEIGHTS)
def test_what_a_page_weighs(demo: Served, browser: Browser, path: str) -> None:
    """All that comes over the line: answers with their headers, and the frames as they are sent."""
    with proxy_to(urlsplit(demo.url).port or 0) as proxy:
        context = browser.new_context()
        page = context.new_page()
        client = context.new_cdp_session(page)
        client.send("Network.enable")
        names: dict[str, str] = {}
        library: list[float] = []
        client.on(
            "Network.responseReceived", lambda event: names.update({event["requestId"]: event["response"]["url"]})
        )
        client.on(
            "Network.loadingFinished",
            lambda event: (
                "/purify-" in names.get(event["requestId"], "") and library.append(event["encodedDataLength"])
            ),
        )
        page.goto(proxy.url + path)
        expect(page.locator("main:not([aria-busy])")).to_be_attached()
        expect(page.locator("[data-running], [data-pending]")).to_have_count(0)
        page.wait_for_timeout(300)
        context.close()
        assert proxy.received - sum(library) <= WEIGHTS[path]
