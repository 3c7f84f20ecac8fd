"""The seed guide, word for word, in a real browser: all of its examples do what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Serve, Served
from tests.e2e.live import until
from tests.e2e.pictures import Pictures, picture_host

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed" / "async_callbacks.md"
RUNNER = str(Path(__file__).parent / "serve_seed.py")
DATA = "(canvas) => canvas.toDataURL()"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed guide does not lie beside this checkout")


@pytest.fixture(scope="module")
def pictures() -> Iterator[Pictures]:
    with picture_host() as host:
        yield host


@pytest.fixture(scope="module")
def seed(serve: Serve, pictures: Pictures) -> Served:
    return serve(SEED, "--dev", command=(RUNNER,), PICTURES=pictures.url)


@pytest.fixture
def page(seed: Served, open_page: Callable[..., Page]) -> Page:
    return open_page(f"{seed.url}/async_callbacks")


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
            await img.decode();
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


def test_the_page_is_the_guide(page: Page) -> None:
    expect(page).to_have_title("Use Asynchronous Callbacks")
    expect(page.locator("h1")).to_contain_text("Use Asynchronous Callbacks")
    expect(page.locator("aside.tr-callout")).to_contain_text("Prerequisites")
    assert page.locator(".tr-Code").count() == 4
    assert page.locator(".tr-Cell").count() == 4
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_three_quick_clicks_overlap(seed: Served, page: Page) -> None:
    before = seed.output
    button = cell(page, 1).get_by_role("button", name="Click me!")
    text = cell(page, 1).locator("output")
    expect(text).to_be_attached()
    page.evaluate(
        """() => {
            window.texts = [];
            const output = document.querySelector('.tr-Cell output');
            new MutationObserver(() => texts.push([output.textContent, performance.now()]))
                .observe(output, {childList: true, characterData: true, subtree: true});
        }"""
    )
    for _ in range(3):
        button.click()
    expect(text).to_have_text("Running 3")
    page.get_by_role("slider").first.focus()  # the page stays live meanwhile
    expect(text).to_have_text("Finished 3")
    texts: list[tuple[str, float]] = page.evaluate("texts")
    last_start = max(at for value, at in texts if value.startswith("Running"))
    finished = [at for value, at in texts if value.startswith("Finished")]
    assert finished[-1] - last_start < 4000  # two seconds each: one after the other they take six
    assert seed.output == before


def test_copy_button(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").first.click()
    assert page.evaluate("navigator.clipboard.readText()").startswith("import panel as pn\n")


def test_bokeh_streams_under_the_lock(page: Page) -> None:
    example = cell(page, 2)
    canvas = example.locator("canvas").first
    expect(canvas).to_be_visible()
    button = example.get_by_role("button", name="Click me!")
    sizes: list[int] = []

    def received(frame: Any) -> None:
        if "patch" in str(frame)[:200]:
            sizes.append(len(frame))

    empty = canvas.evaluate(DATA)
    for _ in range(3):
        button.click()
    page.wait_for_function(
        """() => {
            const source = [...Bokeh.documents.flatMap((d) => [...d._all_models.values()])]
                .find((m) => m.type === 'ColumnDataSource');
            return source && source.get_array('x').length === 16;
        }""",
        timeout=10000,
    )
    xs = page.evaluate(
        """() => Array.from(Bokeh.documents.flatMap((d) => [...d._all_models.values()])
            .find((m) => m.type === 'ColumnDataSource').get_array('x'))"""
    )
    assert xs == list(range(16))
    page.wait_for_timeout(200)
    assert canvas.evaluate(DATA) != empty


def test_a_fast_slider_never_leaves_an_older_picture(page: Page, pictures: Pictures) -> None:
    example = cell(page, 3)
    picture = example.locator("img")
    expect(picture).to_be_visible()
    pictures.delays.update({1: 1.5, 2: 1.0, 3: 0.2})
    slider = example.get_by_role("slider")
    page.evaluate(
        """() => {
            window.swaps = [];
            const cell = document.querySelectorAll('.tr-Cell')[2];
            new MutationObserver(() => swaps.push(cell.querySelectorAll('img').length))
                .observe(cell, {childList: true, subtree: true});
        }"""
    )
    before = picture.bounding_box()
    for value in (1, 2, 3):
        slide(slider, value)
        page.wait_for_timeout(150)
    expect(example.locator("[aria-busy=true]").first).to_be_attached()  # it shows that it is loading
    page.wait_for_timeout(1800)
    assert picture.count() == 1
    assert number_of(picture) == 3
    assert example.locator("[aria-busy=true]").count() == 0
    assert picture.bounding_box() == before  # swapped in place


def test_bytes_that_are_no_picture(page: Page, pictures: Pictures) -> None:
    example = cell(page, 3)
    pictures.broken.add(7)
    slide(example.get_by_role("slider"), 7)
    error = example.locator(".tr-error")
    expect(error).to_contain_text("HTML")
    expect(error).to_contain_text("JPG")
    slide(example.get_by_role("slider"), 8)
    expect(error).to_have_count(0)
    assert number_of(example.locator("img")) == 8


def test_watch_and_trigger(page: Page) -> None:
    example = cell(page, 4)
    expect(example.locator("img")).to_be_visible()  # set off by the trigger at the start
    slide(example.get_by_role("slider"), 5)
    until(lambda: number_of(example.locator("img")) == 5)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_it_is_accessible_and_fits(
    seed: Served, open_page: Callable[..., Page], scheme: str, width: int, tmp_path: Path
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(seed.url, color_scheme=scheme, viewport={"width": width, "height": 800})
    expect(cell(page, 3).locator("img")).to_be_visible()
    expect(cell(page, 2).locator("canvas").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert re.match("light|dark", page.evaluate("document.documentElement.dataset.theme")) is not None
