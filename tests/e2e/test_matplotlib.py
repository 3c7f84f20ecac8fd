"""Matplotlib's figures in a real browser: at their size, in the page's colours, sharp, and without a jump."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from playwright.sync_api import Page, expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import Show, fits, resize, until

PIXEL = """async ([number, x, y]) => {
    const image = document.querySelectorAll('.tr-matplotlib img')[number];
    await image.decode();
    const pen = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext('2d');
    pen.drawImage(image, 0, 0);
    return [...pen.getImageData(x, y, 1, 1).data].join();
}"""
WHOLE = """async (image) => {
    await image.decode();
    const pen = new OffscreenCanvas(288, 216).getContext('2d');
    pen.drawImage(image, 0, 0, 288, 216);
    return pen.getImageData(0, 0, 288, 216).data.join();
}"""
BOXES = "() => [...document.querySelectorAll('.tr-matplotlib')].map((el) => el.getBoundingClientRect().width)"
SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => list.getEntries().forEach(({value}) => { shifts += value; }))
    .observe({type: 'layout-shift', buffered: true});
"""


def full(**options: Any) -> Figure:
    """A figure that is filled with one bar, of Matplotlib's first colour."""
    figure = Figure(figsize=(4, 2), **options)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.bar([0], [1], width=1)
    axes.axis((-0.4, 0.4, 0, 0.9))
    axes.set_title("Sales")
    return figure


def is_drawn(page: Page, number: int, width: int) -> None:
    page.wait_for_function(
        "([number, width]) => document.querySelectorAll('.tr-matplotlib img')[number]?.naturalWidth === width",
        arg=[number, width],
    )


def shows(page: Page, number: int, colour: str) -> None:
    page.wait_for_function(f"(at) => ({PIXEL})(at).then((found) => found === '{colour}')", arg=[number, 9, 9])


def test_colours_follow_the_page_without_a_run_and_pixels_the_screen(show: Show) -> None:
    runs: list[int] = []

    def make() -> Any:
        figures = [full(), full(facecolor="white")]
        figures[1].axes[0].patches[0].set_color("#1f77b4")
        slider = tr.widgets.IntSlider("Number", end=9)

        def view(number: int) -> Figure:
            runs.append(number)
            return full()

        return tr.Column(
            "# Figures",
            *(tr.pane.Matplotlib(each, alt_text="A bar") for each in figures),
            slider,
            tr.bind(view, slider),
        )

    page, _title, _first, own, slider, _view = show(make, color_scheme="light", device_scale_factor=3)
    page.evaluate(SHIFTS)
    for number in range(3):
        is_drawn(page, number, 4 * 72 * 3)
    assert page.evaluate(BOXES) == [288, 288, 288]
    shows(page, 0, "0,104,122,255")
    before = page.evaluate(PIXEL, [1, 9, 9])
    for scheme, colour in (("dark", "92,200,212,255"), ("light", "0,104,122,255"), ("dark", "92,200,212,255")):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        shows(page, 0, colour)
        shows(page, 2, colour)
        assert page.evaluate(PIXEL, [1, 9, 9]) == before
    assert runs == [0]
    slider.value = 4
    until(lambda: runs == [0, 4])
    shows(page, 2, "92,200,212,255")
    own.object = None
    expect(page.locator(".tr-matplotlib img")).to_have_count(2)
    own.object = full()
    shows(page, 1, "92,200,212,255")
    assert page.evaluate("shifts") < 0.1
    assert run_axe(page).response["violations"] == []


def test_sizes_are_those_asked_for_and_pictures_are_whole(show: Show) -> None:
    def make() -> Any:
        plot = full()
        plot.axes[0].set_ylabel("A long label " * 9)
        wide = tr.pane.Matplotlib(full(), sizing_mode="stretch_width")
        return tr.Column(
            tr.pane.Matplotlib(plot, width=600, height=300),
            tr.pane.Matplotlib(plot, width=600, height=300, tight=True),
            tr.pane.Matplotlib(plot, width=600, height=300, fixed_aspect=False),
            wide,
            tr.Tabs(("text", "text"), ("plot", tr.pane.Matplotlib(full(), sizing_mode="stretch_width"))),
        )

    page = show(make, viewport={"width": 1000, "height": 900}).page
    images = page.locator(".tr-matplotlib img")
    expect(images).to_have_count(5)
    for number, fit in enumerate(("contain", "contain", "fill")):
        expect(images.nth(number)).to_have_js_property("clientWidth", 600)
        expect(images.nth(number)).to_have_js_property("clientHeight", 300)
        expect(images.nth(number)).to_have_css("object-fit", fit)
    page.wait_for_function("() => document.querySelectorAll('.tr-matplotlib img')[3].naturalWidth > 900")
    width, height, ratio = images.nth(3).evaluate("(el) => [el.clientWidth, el.clientHeight, el.naturalWidth]")
    assert width > 900
    assert abs(width / height - 2) < 0.02
    assert ratio >= width
    page.get_by_role("tab", name="plot").click()
    page.wait_for_function("() => document.querySelectorAll('.tr-matplotlib img')[4].naturalWidth > 900")
    assert images.nth(4).evaluate("(el) => el.clientWidth") > 900
    resize(page, {"width": 390, "height": 900})
    page.wait_for_function("() => document.querySelectorAll('.tr-matplotlib img')[3].clientWidth < 390")
    fits(page, 390)


def test_vector_pictures_of_equal_figures_have_nothing_in_common(show: Show) -> None:
    def make() -> Any:
        def clipped() -> Figure:
            figure, axes = plt.subplots(figsize=(4, 3))
            axes.plot(np.linspace(0, 1, 9), np.linspace(0, 9, 9))
            axes.set_ylim(3, 5)
            return figure

        return tr.Column(*(tr.pane.Matplotlib(clipped(), format="svg") for _ in range(2)))

    shown = show(make)
    page, images = shown.page, shown.page.locator(".tr-matplotlib img")
    expect(images).to_have_count(2)
    assert page.locator("[id*=clip], clipPath").count() == 0
    second = images.nth(1)
    before = second.evaluate(WHOLE)
    assert second.bounding_box()["width"] == 288  # type: ignore[index]
    shown.root.pop(0)
    expect(images).to_have_count(1)
    assert (images.first.evaluate(WHOLE) == before) is True


def test_the_page_stands_still_when_a_figure_is_replaced(show: Show) -> None:
    def make() -> Any:
        return tr.Column(tr.pane.Matplotlib(full()), *(f"Text {n}" for n in range(60)))

    shown = show(make, viewport={"width": 800, "height": 500})
    page, pane = shown.page, shown.root[0]
    expect(page.locator(".tr-matplotlib img")).to_have_count(1)
    page.evaluate("scrollTo(0, 300)")
    page.evaluate("""() => {
        window.heights = new Set();
        const note = () => {
            heights.add(document.documentElement.scrollHeight + ' ' + scrollY);
            requestAnimationFrame(note);
        };
        note();
    }""")
    for number in range(3):
        source = page.locator(".tr-matplotlib img").get_attribute("src")
        figure = full()
        figure.axes[0].text(number, 0, f"{number}")
        pane.object = figure
        page.wait_for_function("(old) => document.querySelector('.tr-matplotlib img').src !== old", arg=source)
    assert page.evaluate("heights.size") == 1
