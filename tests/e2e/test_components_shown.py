"""Panes, indicators and messages in a real browser: pictures that never flicker, errors, progress, toasts."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

import transom as tr
from tests.e2e.live import BOX, Live, Show, frame, live_server, shower

# ---------------------------------------------------------------------------------------------- images


def picture(colour: tuple[int, int, int], kind: str = "PNG", size: tuple[int, int] = (160, 90)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, kind)
    return buffer.getvalue()


ADDRESS = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'/>"
LOADED = "(all) => all.every((image) => image.complete && image.naturalWidth > 0)"


def test_pictures_from_bytes_files_and_addresses(
    show: Show, live: Live, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "red.jpg"
    file.write_bytes(picture((200, 0, 0), "JPEG"))

    def make() -> Any:
        p = tr.pane
        return tr.Column(
            p.PNG(picture((0, 200, 0)), alt_text="bytes"), p.JPG("red.jpg", alt_text="a path as text"),
            p.JPG(file, alt_text="a path"), p.Image(ADDRESS, alt_text="an address", width=40),
            p.GIF(io.BytesIO(picture((0, 0, 200), "GIF")), alt_text="an open file"),
            p.WebP(picture((0, 99, 99), "WEBP"), alt_text="webp"),
            p.SVG('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="30"/>', alt_text="svg"),
            p.PNG(Image.new("RGB", (20, 20)), alt_text="of PIL"),
        )  # fmt: skip

    shown = show(make)
    images = shown.page.locator("main img")
    expect(images).to_have_count(8)
    shown.page.wait_for_function("() => [...document.images].every((one) => one.complete)")
    assert images.evaluate_all(LOADED)
    for name in ("bytes", "a path as text", "an address", "svg"):
        expect(shown.page.get_by_role("img", name=name, exact=True)).to_be_visible()
    box = shown.page.get_by_role("img", name="bytes").bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (160, 90)


def test_words_and_links_of_a_picture(show: Show) -> None:
    page, image = show(lambda: tr.Column(tr.pane.PNG(picture((9, 9, 9)))))
    expect(page.get_by_role("img", name="Picture")).to_be_visible()
    image.caption = "A dark field"
    expect(page.get_by_role("figure").locator("figcaption")).to_have_text("A dark field")
    expect(page.locator("main img")).to_have_attribute("alt", "")
    image.param.update(alt_text="Darkness", link_url="https://example.org/")
    link = page.get_by_role("link", name="Darkness")
    expect(link).to_have_attribute("href", "https://example.org/")
    expect(link).to_have_attribute("rel", "noopener")
    link.focus()
    before = page.locator("main img").get_attribute("src")
    image.object = picture((8, 8, 8))
    page.wait_for_function("(old) => document.images[0].src !== old", arg=before)
    expect(link).to_be_focused()
    image.link_url = "javascript:alert(1)"
    expect(page.locator("main a")).to_have_count(0)
    expect(page.get_by_role("img", name="Darkness")).to_be_visible()
    image.param.update(width=320, caption=None)
    expect(page.locator("main img")).to_have_css("height", "180px")
    image.param.update(fixed_aspect=False, height=50)
    expect(page.locator("main img")).to_have_css("object-fit", "fill")
    assert frame(page, image).evaluate(BOX)[2:] == [320, 50]


WATCH_PICTURES = """(el) => {
    const counts = window.counts = new Set();
    const boxes = window.boxes = new Set();
    const look = () => {
        if (counts !== window.counts) return;
        const seen = [...el.querySelectorAll("img")].filter(
            (one) => one.checkVisibility({visibilityProperty: true}) && one.complete && one.naturalWidth,
        );
        counts.add(seen.length);
        boxes.add(JSON.stringify(seen[0]?.getBoundingClientRect()));
    };
    const each = () => { look(); requestAnimationFrame(each); };
    new MutationObserver(look).observe(el, {childList: true, subtree: true, attributes: true});
    each();
}"""


def test_a_swap_never_flickers(show: Show) -> None:
    def make() -> Any:
        number = tr.widgets.IntSlider(end=255)

        async def fresh(red: int) -> Any:
            return tr.pane.JPG(picture((red, 50, 50), "JPEG", (1200, 800)), alt_text=f"{red}", width=300)

        return tr.Column(tr.Row(tr.pane.PNG(picture((0, 0, 0)))), tr.Row(tr.bind(fresh, number)), number)

    shown = show(make)
    page, (held, bound, number) = shown.page, shown.root.objects
    page.wait_for_function("() => document.images.length === 2 && [...document.images].every((one) => one.complete)")
    expect(page.get_by_role("img").first).to_be_visible()  # the page is in view
    for place, change, last in (
        (held, lambda step: held[0].param.update(object=picture((step, 0, 0)), alt_text=str(step)), "19"),
        (bound, lambda step: setattr(number, "value", step), "19"),
    ):
        frame(page, place).evaluate(WATCH_PICTURES)
        for step in range(1, 20):
            change(step)
            page.wait_for_timeout(12)
        expect(frame(page, place).get_by_role("img", name=last)).to_be_visible()
        assert page.evaluate("[...counts]") == [1]
        assert len(page.evaluate("[...boxes]")) == 1, page.evaluate("[...boxes]")


@pytest.fixture
def in_development() -> Iterator[Live]:
    """A server whose pages are told what is wrong; it ends after they have."""
    with live_server(dev=True) as live:
        yield live


@pytest.fixture
def show_in_development(in_development: Live, open_page: Callable[..., Page]) -> Show:
    """Shows things in its pages."""
    return shower(in_development, open_page)


def test_what_is_no_picture_is_said_and_mended(show_in_development: Show) -> None:
    page, image = show_in_development(lambda: tr.Column(tr.pane.PNG(b"<html>Not found</html>")))
    card = page.get_by_role("alert").filter(has_text="Not a PNG picture")
    expect(card).to_contain_text("a page of HTML")
    image.object = picture((1, 1, 1))
    expect(card).to_have_count(0)
    expect(page.locator("main img")).to_be_visible()
    image.object = None
    expect(page.locator("main img")).to_have_count(0)


# ------------------------------------------------------------------------------------------------ text


def test_text_is_shown_as_its_pane_says(show: Show) -> None:
    page, text, markdown, html, code = show(
        lambda: tr.Column(
            tr.pane.Str({"a": "<b>"}),
            tr.pane.Markdown("# Head\n\n[link](https://example.org)"),
            tr.pane.HTML("<p>one <mark>two</mark></p>"),
            tr.pane.Code("x = 1 < 2"),
        )
    )
    expect(page.locator(".tr-str")).to_have_text("{'a': '<b>'}")
    expect(page.get_by_role("heading", name="Head")).to_be_visible()
    expect(page.get_by_role("link", name="link")).to_have_attribute("rel", "noopener")
    expect(page.locator("mark")).to_have_text("two")
    expect(page.get_by_role("group", name="python code")).to_have_text("x = 1 < 2")
    text.object, markdown.object, html.object = 5, "plain", "other"
    code.param.update(object="select 1", language="sql")
    expect(page.locator(".tr-str")).to_have_text("5")
    expect(page.locator(".tr-prose")).to_have_text("plain")
    expect(page.locator(".tr-html")).to_have_text("other")
    expect(page.get_by_role("group", name="sql code")).to_have_text("select 1")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "select 1"


def test_the_fragment_of_the_address_is_scrolled_to(show: Show) -> None:
    def make() -> Any:
        return tr.Column(tr.Spacer(height=3000), tr.pane.HTML('<h2 id="far away">Far</h2>'), tr.Spacer(height=3000))

    page, *_ = show(make, path="#far%20away")
    page.wait_for_function("() => Math.abs(document.querySelector('h2').getBoundingClientRect().top) < 5")
    assert page.evaluate("history.length") == 2  # about:blank and this page
    assert page.url.endswith("#far%20away")


# ------------------------------------------------------------------------------------------ indicators


def test_progress_and_spinner(show: Show) -> None:
    page, bar, wheel = show(
        lambda: tr.Column(tr.indicators.Progress(label="Copying", value=30), tr.indicators.LoadingSpinner(size=40))
    )
    element = page.get_by_role("progressbar", name="Copying")
    assert element.evaluate("(bar) => bar.position") == pytest.approx(0.3)
    expect(page.locator(".tr-value")).to_have_text("30 %")
    bar.param.update(value=5, max=20)
    expect(page.locator(".tr-value")).to_have_text("25 %")
    bar.value = -1
    page.wait_for_function("() => document.querySelector('progress').position === -1")
    expect(page.locator(".tr-value")).to_be_hidden()
    bar.active = False
    page.wait_for_function("() => document.querySelector('progress').position === 0")
    ring = page.get_by_role("img", name="Not loading")
    before = ring.bounding_box()
    wheel.value = True
    ring = page.get_by_role("img", name="Loading", exact=True)
    expect(ring).to_be_visible()
    assert before is not None
    assert (before["width"], before["height"]) == (40, 40)
    wheel.param.update(color="success", size=60, label="Thinking")
    expect(page.get_by_role("img", name="Thinking")).to_have_attribute("data-type", "success")
    expect(page.get_by_role("img", name="Thinking")).to_have_css("width", "60px")


# ------------------------------------------------------------------------------------------------- errors


def test_an_error_stands_where_the_content_would(show_in_development: Show) -> None:
    shown = show_in_development(lambda: tr.Column(tr.pane.Str("content")))
    page, pane = shown.page, shown.root[0]
    pane.error = {"title": "It broke", "message": "Mend it", "detail": "line 1\nline 2", "id": "e1"}
    card = page.get_by_role("alert").filter(has_text="It broke")
    expect(card).to_contain_text("Mend it")
    expect(page.locator(".tr-str")).to_be_hidden()
    expect(card.locator("pre")).to_be_hidden()
    card.get_by_text("Details").click()
    expect(card.locator("pre")).to_have_text("line 1\nline 2")
    pane.error = None
    expect(card).to_have_count(0)
    expect(page.locator(".tr-str")).to_be_visible()
