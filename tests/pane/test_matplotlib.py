"""`Matplotlib`, with the library itself: a figure is seen as it is drawn, and is left as it was."""

from __future__ import annotations

import io
import re
import threading
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.figure import Figure
from PIL import Image

import transom as tr
from transom.components.colour import accent_of, colour_of
from transom.pane._matplotlib.look import colours_of

SOURCES = Path(tr.__file__).parent
DARK = {
    "text": "rgb(228, 235, 235)", "muted": "#9badae", "line": "#283233", "surface": "#151c1d",
    "series": ["#5cc8d4", "#f0975a", "#a3a0f5", "#6fce93", "#f08bb4", "#d9b84f"],
}  # fmt: skip


def figure(**options):
    made = Figure(figsize=(4, 3), **options)
    made.subplots().plot([1, 3, 2])
    return made


def opened(picture):
    return Image.open(io.BytesIO(bytes(picture["data"])))


def colours(picture):
    """The opaque colours of a picture, with how many pixels have each."""
    data = np.asarray(opened(picture).convert("RGBA")).reshape(-1, 4)
    values, counts = np.unique(data[data[:, 3] == 255][:, :3], axis=0, return_counts=True)
    return {f"#{r:02x}{g:02x}{b:02x}": int(count) for (r, g, b), count in zip(values, counts, strict=True)}


def saved(plot):
    target = io.BytesIO()
    plot.savefig(target, format="raw")
    return target.getvalue()


async def look(page, model=None, *, told=DARK, ratio=1.0):
    page.event(model or "Matplotlib", "look", {"colours": told, "ratio": ratio})
    await page.advance(0.1)
    return page.find("Matplotlib")


def test_a_figure_and_its_axes_are_shown_by_it():
    plot = figure()
    assert isinstance(tr.panel(plot), tr.pane.Matplotlib)
    assert isinstance(tr.panel(plot.axes[0]), tr.pane.Matplotlib)
    part = Figure().subfigures(1, 2)[0]
    assert tr.pane.Matplotlib(part.subplots()).natural == (460, 346)


# Sizes


@pytest.mark.parametrize(
    ("options", "natural", "pixels"),
    [
        ({}, (288, 216), (576, 432)),
        ({"dpi": 72, "high_dpi": False}, (288, 216), (288, 216)),
        ({"dpi": 288}, (576, 432), (1152, 864)),
    ],
)
async def test_it_is_as_large_as_its_inches_and_has_the_pixels_of_its_dpi(site, options, natural, pixels):
    plot = figure(dpi=200)
    page = await site(lambda: tr.pane.Matplotlib(plot, **options)).open()
    model = page.find("Matplotlib")
    assert tuple(model["natural"]) == natural
    assert model["object"]["mime"] == "image/png"
    assert opened(model["object"]).size == pixels
    assert model["error"] is None
    assert plot.dpi == 200
    model = await look(page, ratio=3)
    assert tuple(model["natural"]) == natural
    assert opened(model["object"]).size == (3 * natural[0], 3 * natural[1])
    assert plot.dpi == 200


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_tight_cuts_space_off_and_shows_what_stands_outside(kind):
    plot = figure()
    plot.axes[0].set_ylabel("A label that is long\n" * 6)
    plot.axes[0].set_position([0.02, 0.4, 0.3, 0.3])
    loose, tight = (tr.pane.Matplotlib(plot, format=kind, tight=tight) for tight in (False, True))
    assert loose.natural == (288, 216)
    assert tight.natural != loose.natural
    sized = tr.pane.Matplotlib(plot, format=kind, tight=True, width=600, height=300)
    assert (sized.width, sized.height, sized.natural) == (600, 300, tight.natural)


async def test_svg_is_a_picture_of_the_same_size(site):
    page = await site(lambda: tr.pane.Matplotlib(figure(), format="svg")).open()
    model = page.find("Matplotlib")
    assert tuple(model["natural"]) == (288, 216)
    assert model["object"]["mime"] == "image/svg+xml"
    assert bytes(model["object"]["data"]).startswith(b"<?xml")


def test_resolution_and_edge_may_be_changed_later():
    pane = tr.pane.Matplotlib(figure(), dpi=50, high_dpi=False)
    assert pane.natural == (200, 150)
    pane.dpi = 100
    assert pane.natural == (400, 300)
    pane.object = None
    assert pane.natural is None


# Drawing


async def test_a_figure_that_was_changed_is_drawn_once_when_it_is_triggered(site, monkeypatch):
    plot = figure()
    drawn = []
    monkeypatch.setattr(
        Figure, "savefig", lambda self, *a, _of=Figure.savefig, **k: (drawn.append(1), _of(self, *a, **k))
    )
    pane = tr.pane.Matplotlib(plot)
    page = await site(lambda: pane).open()
    await page.advance(0.1)
    before, first = bytes(page.find("Matplotlib")["object"]["data"]), len(drawn)

    def change():
        for n in range(40):
            plot.axes[0].plot([3, n, 2])
            pane.param.trigger("object")

    page.session.post(change, blocking=False)
    await page.advance(0.1)
    assert bytes(page.find("Matplotlib")["object"]["data"]) != before
    assert len(drawn) == first + 1


async def test_it_is_drawn_in_a_thread_also_when_a_coroutine_gives_it(site, monkeypatch):
    threads = []

    def savefig(self, *args, _of=Figure.savefig, **options):
        threads.append(threading.current_thread())
        _of(self, *args, **options)

    monkeypatch.setattr(Figure, "savefig", savefig)

    async def app():
        return tr.pane.Matplotlib(figure())

    page = await site(app).open()
    await page.advance(0.1)
    assert page.find("Matplotlib")["object"]["mime"] == "image/png"
    assert threading.main_thread() not in threads


async def test_what_fails_while_drawn_says_so_and_the_next_is_shown(site):
    pane = tr.pane.Matplotlib(figure())
    page = await site(lambda: pane).open()
    for title in ("<script>alert(1)</script> $\\frac{$", "$\\nothing$"):
        bad = figure()
        bad.axes[0].set_title(title)
        pane.object = bad
        await page.advance(0.1)
        assert page.find("Matplotlib")["error"]["title"] == "Matplotlib cannot show this object"
        assert page.find("Matplotlib")["object"] is None
    pane.object = figure()
    await page.advance(0.1)
    assert page.find("Matplotlib")["error"] is None
    assert opened(page.find("Matplotlib")["object"]).size == (576, 432)


async def test_what_fails_is_drawn_and_reported_once(site, failures):
    def app():
        bad = figure()
        bad.axes[0].set_title("$\\frac{$")
        return tr.pane.Matplotlib(bad)

    page = await site(app).open()
    await look(page)
    assert page.find("Matplotlib")["error"]["title"] == "Matplotlib cannot show this object"
    assert len(failures()) == 1


async def test_a_page_that_says_many_looks_does_not_fill_the_memory(site, monkeypatch):
    monkeypatch.setattr("transom.pane._matplotlib.drawing._MOST_KEPT", 2)
    pane = tr.pane.Matplotlib(figure(), dpi=10)
    page = await site(lambda: pane).open()
    for number in range(4):
        await look(page, told={**DARK, "text": f"#0000{number:02x}"})
    assert len(pane._drawing._drawn) == 2


def test_what_is_no_figure_says_so():
    pane = tr.pane.Matplotlib("no figure")
    assert pane.error["title"] == "Not a Matplotlib figure"


def test_an_artist_of_no_figure_is_text():
    from matplotlib.lines import Line2D

    assert type(tr.panel(Line2D([], []))).__name__ == "Str"


@pytest.mark.slow
def test_hostile_figures_are_pictures_or_errors():
    huge = Figure(figsize=(300, 300))
    assert tr.pane.Matplotlib(huge).error is None
    assert tr.pane.Matplotlib(Figure()).natural == (460, 346)
    title = figure()
    title.suptitle("<script>alert(1)</script>")
    assert tr.pane.Matplotlib(title, format="svg").error is None
    many = Figure(figsize=(4, 3))
    many.subplots().plot(np.random.default_rng(1).normal(size=1_000_000).cumsum())
    assert tr.pane.Matplotlib(many).error is None
    wide = tr.pane.Matplotlib(Figure(figsize=(1e5, 1)))
    assert wide.error is not None or wide.natural is not None


def test_what_is_read_in_its_place_is_what_stands_over_it(site):
    plot = figure()
    plot.axes[0].set_title("Sales")
    plot.suptitle("2024")
    pane = tr.pane.Matplotlib(plot)
    assert pane._encode("alt_text", None) == "2024, Sales"
    pane.alt_text = ""
    assert pane._encode("alt_text", None) == ""


# Colours


async def test_the_colours_are_the_pages_and_the_figure_is_left_as_it_was(site):
    plot = figure()
    before = saved(plot)
    calls = []

    def app():
        calls.append(1)
        return tr.pane.Matplotlib(plot)

    page = await site(app).open()
    light = page.find("Matplotlib")
    assert colours(light["object"]).keys() >= {"#00687a"}
    assert not colours(light["object"]).keys() & {"#ffffff", "#1f77b4"}
    dark = await look(page)
    assert colours(dark["object"]).keys() >= {"#5cc8d4", "#9badae"}
    assert saved(plot) == before
    assert plot.axes[0].spines["left"].get_visible()
    again = await look(page, told={**DARK, "series": ["#ff0000", *DARK["series"][1:]]})
    assert "#ff0000" in colours(again["object"])
    assert calls == [1]


async def test_each_page_has_its_own_colours_and_a_drawing_serves_all_that_are_alike(site, monkeypatch):
    drawn = []
    monkeypatch.setattr(
        Figure, "savefig", lambda self, *a, _of=Figure.savefig, **k: (drawn.append(1), _of(self, *a, **k))
    )
    pane = tr.pane.Matplotlib(figure())
    app = site(lambda: pane)
    pages = [await app.open() for _ in range(3)]
    await pages[2].advance(0.1)
    first = len(drawn)
    for page in pages[:2]:
        assert "#5cc8d4" in colours((await look(page))["object"])
    assert "#00687a" in colours(pages[2].find("Matplotlib")["object"])
    assert len(drawn) == first + 1
    pane.param.trigger("object")
    for page in pages:
        await page.advance(0.1)
    assert "#5cc8d4" in colours(pages[1].find("Matplotlib")["object"])
    assert "#00687a" in colours(pages[2].find("Matplotlib")["object"])


@pytest.mark.parametrize("kind", ["style", "ground", "unthemed", "global"])
async def test_what_the_author_has_chosen_stays(site, kind):
    with plt.style.context("dark_background" if kind == "style" else "ggplot" if kind == "global" else {}):
        plot = figure()
        if kind == "ground":
            plot.set_facecolor("white")
        expected = Image.frombytes("RGBA", (400, 300), saved(plot))
        pane = tr.pane.Matplotlib(plot, dpi=100, high_dpi=False, themed=kind != "unthemed")
        page = await site(lambda: pane).open()
        for model in (page.find("Matplotlib"), await look(page)):
            assert opened(model["object"]).convert("RGBA").tobytes() == expected.tobytes()


async def test_single_colours_of_the_author_stay_and_inks_follow_what_lies_under_them(site):
    plot = Figure(figsize=(4, 3))
    own, bars = plot.subplots(1, 2)
    own.set_facecolor("white")
    own.plot([1, 2], color="red", linewidth=9)
    own.text(0, 1, "own", fontsize=30)
    bars.set_title("Title", color="black", fontsize=30)
    bars.bar_label(bars.bar([1], [2]), label_type="center", fontsize=40)
    page = await site(lambda: tr.pane.Matplotlib(plot)).open()
    found = colours((await look(page))["object"])
    assert {"#ff0000", "#ffffff", "#000000", "#5cc8d4"} <= found.keys()
    assert "#071415" in found  # on the bar, which is light in the dark


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        {"colours": DARK, "ratio": "x"},
        {"colours": DARK, "ratio": "nan"},
        {"colours": DARK, "ratio": True},
        {"colours": {**DARK, "text": "url(x)"}, "ratio": 1},
        {"colours": {**DARK, "series": []}, "ratio": 1},
    ],
)
async def test_what_is_no_look_is_refused(site, value):
    page = await site(lambda: tr.pane.Matplotlib(figure())).open()
    number = page.event("Matplotlib", "look", value)
    await page.settle()
    assert page.settled[number]["rejected"] == "bad_value"


def test_the_colours_are_those_of_the_style_sheet_and_of_the_other_plots():
    tokens = (SOURCES / "client/styles/tokens.css").read_text("utf-8")
    hues = (SOURCES / "pane/colours.ts").read_text("utf-8")
    for dark, scheme in enumerate(("LIGHT", "DARK")):
        ours = colours_of(dark=bool(dark), accent="")
        for name, value in [
            *zip(("text", "muted", "line", "surface"), ours[:4], strict=True),
            ("accent", ours.series[0]),
        ]:
            pair = re.search(rf"--tr-{name}: light-dark\((.+), (.+)\)", tokens)
            assert str(colour_of(pair[dark + 1])) == value
        listed = re.search(rf"const {scheme} = \[(.*?)\]", hues, re.DOTALL)[1]
        assert tuple(re.findall(r"#\w+", listed)) == ours.series[1:]
        for ink in (ours.text, ours.muted):
            assert colour_of(ink).contrast(colour_of(ours.surface)) >= 4.5
    assert colours_of(dark=False, accent="red").series[0] == str(accent_of(colour_of("red"))[0])


def test_what_panel_has_and_this_has_not_is_taken():
    pane = tr.pane.Matplotlib(figure(), interactive=True, encode=True)
    assert pane.error is None
