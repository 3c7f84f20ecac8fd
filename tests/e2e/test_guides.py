"""The guides, word for word, in a real browser: all of their examples do what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.axe import fits_and_is_accessible
from tests.e2e.conftest import Serve, Served
from tests.e2e.live import fits, until
from tests.e2e.pictures import Pictures, picture_host
from tests.guides import GUIDES, Guide

RUNNER = str(Path(__file__).parent / "serve_guide.py")
DATA = "(canvas) => canvas.toDataURL()"
COLUMN = """(name) => {
    const source = Bokeh.documents.flatMap((d) => [...d._all_models.values()])
        .find((m) => m.type === 'ColumnDataSource');
    return source && Array.from(source.get_array(name));
}"""
"""A column of the plot in the page."""


@pytest.fixture(scope="module")
def pictures() -> Iterator[Pictures]:
    with picture_host() as host:
        yield host


@pytest.fixture(scope="module", params=GUIDES)
def guide(request: pytest.FixtureRequest) -> Guide:
    found: Guide = request.param
    return found


@pytest.fixture(scope="module")
def served(guide: Guide, serve: Serve, pictures: Pictures) -> Served:
    return serve(guide.path, "--dev", command=(RUNNER,), PICTURES=pictures.url)


@pytest.fixture
def page(served: Served, open_page: Callable[..., Page]) -> Page:
    return open_page(served.url)


def cell(page: Page, number: int) -> Locator:
    """The live result under the guide's example, counted from 1."""
    return page.locator(".tr-view.tr-Cell").nth(number - 1)


def slide(slider: Locator, value: int) -> None:
    """Move a slider as the page's own script would see it."""
    slider.evaluate(
        "(input, value) => { input.value = value; input.dispatchEvent(new Event('input', {bubbles: true})) }", value
    )


def colour(picture: Locator) -> list[int]:
    """The colour in the middle of what is shown now."""
    shown: list[int] = picture.evaluate(
        """async (img) => {
            // One that another takes the place of just now says nothing.
            if (await img.decode().then(() => false, () => true)) return [-20, 0, 0, 0];
            const canvas = document.createElement('canvas');
            canvas.width = canvas.height = 1;
            const context = canvas.getContext('2d');
            context.drawImage(img, 0, 0, 1, 1);
            return [...context.getImageData(0, 0, 1, 1).data];
        }"""
    )
    return shown


def number_of(picture: Locator) -> int:
    return round(colour(picture)[0] / 20)


def test_the_page_is_the_guide_and_its_code_is_copied(guide: Guide, page: Page) -> None:
    expect(page).to_have_title(guide.title)
    expect(page.locator("h1")).to_contain_text(guide.title)
    assert page.locator(".tr-Code").count() == len(guide.code)
    assert page.locator(".tr-Cell").count() == len(guide.code)
    fits(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").first.click()
    first = guide.path.read_text("utf-8").split("\n")[guide.code[0] - 1]
    until(lambda: page.evaluate("navigator.clipboard.readText()").startswith(f"{first}\n"))


def test_three_quick_clicks_overlap(guide: Guide, served: Served, page: Page) -> None:
    before = served.output
    button = cell(page, 1).get_by_role("button", name=guide.clicked)
    expect(button).to_be_visible()
    page.evaluate(
        """() => {
            window.texts = [];
            const cell = document.querySelector('.tr-Cell');
            new MutationObserver(() => texts.push([cell.textContent, performance.now()]))
                .observe(cell, {childList: true, characterData: true, subtree: true});
        }"""
    )
    for _ in range(3):
        button.click()
    expect(cell(page, 1)).to_contain_text(guide.begun)
    page.get_by_role("slider").first.focus()  # the page stays live meanwhile
    expect(cell(page, 1)).to_contain_text(guide.ended)
    texts: list[tuple[str, float]] = page.evaluate("texts")
    began = next(at for value, at in texts if guide.begun in value)
    ended = next(at for value, at in texts if guide.ended in value)
    assert ended - began < 4000  # two seconds each: one after the other they take six
    assert served.output == before


def test_bokeh_streams_under_the_lock(guide: Guide, page: Page) -> None:
    example = cell(page, 2)
    canvas = example.locator("canvas").first
    expect(canvas).to_be_visible()
    button = example.get_by_role("button", name=guide.streamed)
    empty = canvas.evaluate(DATA)
    for _ in range(3):
        button.click()
    page.wait_for_function(f"(name) => ({COLUMN})(name)?.length === 16", arg=guide.column)
    assert page.evaluate(COLUMN, guide.column) == list(range(16))
    until(lambda: canvas.evaluate(DATA) != empty)


def test_a_fast_slider_never_leaves_an_older_picture(page: Page, pictures: Pictures) -> None:
    example = cell(page, 3)
    picture = example.locator("img")
    expect(picture).to_be_visible()
    pictures.delays.update({1: 1.5, 2: 1.0, 3: 0.6})
    slider = example.get_by_role("slider")
    page.evaluate(
        """() => {
            window.waited = false;
            const cell = document.querySelectorAll('.tr-Cell')[2];
            new MutationObserver(() => { waited ||= cell.querySelector('[aria-busy=true]') !== null; })
                .observe(cell, {attributes: true, childList: true, subtree: true});
        }"""
    )
    assert number_of(picture) >= 0  # it has come, and with it its size
    before = picture.bounding_box()
    for value in (1, 2, 3):
        slide(slider, value)
        page.wait_for_timeout(150)
    page.wait_for_function("() => waited")  # it shows that it is loading
    until(lambda: number_of(picture.last) == 3)  # two while one takes the place of the other
    page.wait_for_timeout(1800)  # the slow ones would come now
    expect(picture).to_have_count(1)
    assert number_of(picture) == 3
    expect(example.locator("[aria-busy=true]")).to_have_count(0)
    assert picture.bounding_box() == before  # swapped in place


def test_bytes_that_are_no_picture_and_what_watches(guide: Guide, page: Page, pictures: Pictures) -> None:
    example = cell(page, 3)
    pictures.broken.add(7)
    slide(example.get_by_role("slider"), 7)
    error = example.locator(".tr-error")
    expect(error).to_contain_text("HTML")
    expect(error).to_contain_text(guide.refused)
    slide(example.get_by_role("slider"), 8)
    expect(error).to_have_count(0)
    until(lambda: number_of(example.locator("img").last) == 8)
    example = cell(page, 4)
    expect(example.locator("img")).to_be_visible()  # set off by the trigger at the start
    slide(example.get_by_role("slider"), 5)
    until(lambda: number_of(example.locator("img").last) == 5)


@pytest.mark.parametrize(("scheme", "widths"), [("light", (1280, 390)), ("dark", (390, 1280))])
def test_it_is_accessible_and_fits(
    served: Served, open_page: Callable[..., Page], scheme: str, widths: tuple[int, ...]
) -> None:
    page = open_page(served.url, color_scheme=scheme, viewport={"width": widths[0], "height": 900})
    expect(cell(page, 3).locator("img")).to_be_visible()
    expect(cell(page, 2).locator("canvas").first).to_be_visible()
    fits_and_is_accessible(page, *widths)
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
