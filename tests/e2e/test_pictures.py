"""Pictures in a real browser: each is seen, in its room and its colours; one that does not come says so."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import Show, frame
from tests.e2e.pictures import picture_host

NS = 'xmlns="http://www.w3.org/2000/svg"'
RECT = '<rect width="100%" height="100%" fill="#0a0"/>'
SEEN = """() => [...document.images].map((one) => {
    const {width, height} = one.getBoundingClientRect();
    const canvas = new OffscreenCanvas(3, 3).getContext("2d", {colorSpace: "srgb"});
    canvas.drawImage(one, 0, 0, 3, 3);
    return {
        alt: one.alt, box: [width, height], natural: [one.naturalWidth, one.naturalHeight],
        colour: [...canvas.getImageData(1, 1, 1, 1).data],
    };
})"""


def seen(page: Page, count: int) -> dict[str, dict[str, Any]]:
    """Each picture by its alternative text, once all are decoded."""
    page.wait_for_function(
        "(count) => document.images.length === count && [...document.images].every((one) => one.complete)", arg=count
    )
    return {each["alt"]: each for each in page.evaluate(SEEN)}


SVGS: dict[str, tuple[str | bytes, list[int]]] = {
    "size": (f'<svg {NS} width="50" height="30">{RECT}</svg>', [50, 30]),
    "view box": (f'<svg {NS} viewBox="0 0 60 40">{RECT}</svg>', [60, 40]),
    "view box alone below a hundred percent": (f'<svg {NS} width="100%" viewBox="0 0 60 40">{RECT}</svg>', [60, 40]),
    "a scale": (f'<svg {NS} viewBox="0 0 2 1"><path fill="#0a0" d="M0 0h2v1h-2z"/></svg>', [300, 150]),
    "nothing": (f"<svg {NS}>{RECT}</svg>", [300, 150]),
    "width": (f'<svg {NS} width="90" viewBox="0 0 60 40">{RECT}</svg>', [90, 60]),
    "no namespace": (f'<svg width="20" height="10">{RECT}</svg>', [20, 10]),
    "mark": (f'<svg {NS} width="20" height="10">{RECT}</svg>'.encode("utf-8-sig"), [20, 10]),
    "two bytes": (f'<svg {NS} width="20" height="10">{RECT}</svg>'.encode("utf-16"), [20, 10]),
    "two bytes, unmarked": (f'<svg {NS} width="20" height="10">{RECT}</svg>'.encode("utf-16-be"), [20, 10]),
    "declared late": (f'\n <?xml version="1.0"?><!-- c --><svg {NS} width="20" height="10">{RECT}</svg>', [20, 10]),
    "doctype": (f'<!DOCTYPE svg [<!ENTITY n "20">]><svg {NS} width="&n;" height="10">{RECT}</svg>', [20, 10]),
    "a foreign prefix": (
        f'<svg width="20" height="10"><defs><g id="a">{RECT}</g></defs><use xlink:href="#a"/></svg>',
        [20, 10],
    ),
}  # fmt: skip


def test_svg_is_seen_however_it_is_written(show: Show) -> None:
    shown = show(lambda: tr.Column(*(tr.pane.SVG(data, alt_text=name) for name, (data, _) in SVGS.items())))
    pictures = seen(shown.page, len(SVGS))
    for name, (_, box) in SVGS.items():
        assert pictures[name]["box"] == box, name
        assert min(pictures[name]["natural"]) > 0, name
        assert pictures[name]["colour"] == [0, 170, 0, 255], name


def test_svg_that_no_browser_shows_says_so(show: Show) -> None:
    page = show(lambda: tr.Column(tr.pane.SVG("<SVG></SVG>"), tr.pane.SVG(f"<svg {NS}><g></svg>"))).page
    expect(page.get_by_role("alert").filter(has_text="Not an SVG picture that can be shown")).to_have_count(2)
    expect(page.locator("main img")).to_have_count(0)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_turned_picture_has_the_room_of_what_is_seen(show: Show, kind: str) -> None:
    def photo(orientation: int) -> bytes:
        target, exif = io.BytesIO(), Image.Exif()
        exif[0x0112] = orientation
        Image.new("RGB", (200, 50), "red").save(target, kind, exif=exif)
        return target.getvalue()

    def make() -> Any:
        return tr.Column(*(tr.pane.Image(photo(number), alt_text=str(number)) for number in (1, 3, 6, 8)))

    for name, picture in seen(show(make).page, 4).items():
        assert picture["box"] == picture["natural"], name
        assert picture["box"] == [200, 50] or (name in "68" and kind != "WEBP" and picture["box"] == [50, 200]), name


def test_pil_images_have_their_colours(show: Show) -> None:
    colours = {
        "RGB": (Image.new("RGB", (30, 20), (146, 25, 152)), [146, 25, 152, 255]),
        "RGBA": (Image.new("RGBA", (30, 20), (0, 0, 255, 0)), [0, 0, 0, 0]),
        "CMYK": (Image.new("CMYK", (30, 20), (0, 255, 255, 0)), [255, 0, 0, 255]),
        "HSV": (Image.new("HSV", (30, 20), (0, 255, 255)), [255, 0, 0, 255]),
        "F": (Image.new("F", (30, 20), 1), [255, 255, 255, 255]),
        "I;16": (Image.new("I", (30, 20), 65_535).convert("I;16"), [255, 255, 255, 255]),
        "1": (Image.new("1", (30, 20), 1), [255, 255, 255, 255]),
    }
    shown = show(lambda: tr.Column(*(tr.panel(image, alt_text=name) for name, (image, _) in colours.items())))
    for name, picture in seen(shown.page, len(colours)).items():
        assert picture["colour"] == colours[name][1], name
        assert picture["box"] == [30, 20], name


LOST = "Failed to load resource"


def test_a_picture_that_does_not_come_says_what_it_would_show(show: Show) -> None:
    with picture_host() as host:
        host.broken.add(1)

        def make() -> Any:
            broken, good = f"{host.url}/?image=1", f"{host.url}/?image=2"
            return tr.Column(
                tr.pane.JPG(broken, alt_text="Sales in May"),
                tr.pane.JPG(broken, caption="A caption"),
                tr.pane.JPG(broken, alt_text="Linked", link_url="https://example.org/"),
                tr.pane.JPG(broken, alt_text="Wide", width=400, height=120),
                tr.pane.JPG(good, alt_text="Good"),
                tr.pane.PNG(b"\x89PNG\r\n\x1a\n" + bytes(40), alt_text="Half a file"),
                tr.pane.Markdown("# Pictures"),
            )

        shown = show(make, allow=LOST)
        page, first, second, linked, wide, good, half, _ = shown
        for pane, words in (
            (first, "Sales in May"), (second, "Picture"), (linked, "Linked"), (wide, "Wide"), (half, "Half a file"),
        ):  # fmt: skip
            expect(frame(page, pane).locator(".tr-missing")).to_have_text(f"{words}could not be loaded")
            expect(frame(page, pane).locator("img")).to_have_count(0)
        expect(frame(page, second).locator("figcaption")).to_have_text("A caption")
        expect(page.get_by_role("link", name="Linked")).to_have_attribute("href", "https://example.org/")
        assert frame(page, wide).locator(".tr-missing").evaluate("(el) => [el.offsetWidth, el.offsetHeight]") == [
            400,
            120,
        ]
        expect(page.get_by_role("img", name="Good")).to_be_visible()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert run_axe(page).response["violations"] == []
        first.alt_text = "Sales in June"
        expect(frame(page, first).locator(".tr-missing")).to_have_text("Sales in Junecould not be loaded")
        first.object = f"{host.url}/?image=3"
        expect(page.get_by_role("img", name="Sales in June")).to_be_visible()
        expect(frame(page, first).locator(".tr-missing")).to_have_count(0)
        good.object = f"{host.url}/?image=1"
        expect(frame(page, good).locator(".tr-missing")).to_be_visible()
        good.object = None
        expect(frame(page, good).locator(".tr-missing")).to_have_count(0)


def test_pictures_of_a_project_are_found_by_their_names(
    show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("RGB", (40, 30), "red").save(tmp_path / "logo.png")
    monkeypatch.chdir(tmp_path)
    shown = show(lambda: tr.Column(tr.pane.PNG("logo.png", alt_text="Logo"), "logo.png"))
    assert seen(shown.page, 1)["Logo"]["box"] == [40, 30]
    expect(shown.page.get_by_text("logo.png")).to_be_visible()
