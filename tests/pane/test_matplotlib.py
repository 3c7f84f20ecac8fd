"""`Matplotlib`, with the library itself: a figure is seen as it is drawn, and drawn again when it is triggered."""

from __future__ import annotations

import io

import pytest

import transom as tr

figures = pytest.importorskip("matplotlib.figure")


def figure(**options):
    made = figures.Figure(figsize=(4, 3), **options)
    made.subplots().plot([1, 3, 2])
    return made


def size(png):
    from PIL import Image

    return Image.open(io.BytesIO(bytes(png))).size


def test_a_figure_and_its_axes_are_shown_by_it():
    plot = figure()
    assert isinstance(tr.panel(plot), tr.pane.Matplotlib)
    assert isinstance(tr.panel(plot.axes[0]), tr.pane.Matplotlib)


@pytest.mark.parametrize(("options", "natural"), [({}, (288, 216)), ({"dpi": 72, "high_dpi": False}, (288, 216))])
async def test_the_page_gets_a_picture_with_its_size(site, options, natural):
    page = await site(lambda: tr.pane.Matplotlib(figure(), **options)).open()
    model = page.find("Matplotlib")
    assert tuple(model["natural"]) == natural
    assert model["object"]["mime"] == "image/png"
    dpi = options.get("dpi", 144)
    assert size(model["object"]["data"]) == (4 * dpi, 3 * dpi)
    assert model["error"] is None


async def test_a_figure_that_was_changed_is_drawn_when_it_is_triggered(site):
    plot = figure()
    made = []

    def app():
        made.append(tr.pane.Matplotlib(plot))
        return made[0]

    page = await site(app).open()
    before = bytes(page.find("Matplotlib")["object"]["data"])
    plot.axes[0].plot([3, 1, 2])
    made[0].param.trigger("object")
    await page.advance(0.1)
    assert bytes(page.find("Matplotlib")["object"]["data"]) != before


def test_space_around_is_cut_off_when_asked():
    loose, tight = tr.pane.Matplotlib(figure()), tr.pane.Matplotlib(figure(), tight=True)
    assert tight.natural != loose.natural


def test_what_is_no_figure_says_so():
    pane = tr.pane.Matplotlib("no figure")
    assert pane.error["title"] == "Not a Matplotlib figure"


def test_resolution_and_edge_may_be_changed_later():
    pane = tr.pane.Matplotlib(figure(), dpi=50, high_dpi=False)
    assert pane.natural == (200, 150)
    pane.dpi = 100
    assert pane.natural == (400, 300)
    pane.object = None
    assert pane.natural is None


def test_an_artist_of_no_figure_is_text():
    lines = pytest.importorskip("matplotlib.lines")
    assert type(tr.panel(lines.Line2D([], []))).__name__ == "Str"
