"""Figures of `matplotlib.pyplot`: each page has its own, and none is kept that is shown."""

from __future__ import annotations

import gc
import io
import logging
import subprocess
import sys
import threading
import warnings
import weakref

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest
from matplotlib._pylab_helpers import Gcf
from matplotlib.figure import Figure

import transom as tr


async def test_two_users_of_pyplot_get_each_their_own_picture(site):
    meet = threading.Barrier(2, timeout=15)
    kept = []

    def app():
        slider = tr.widgets.IntSlider(value=0, end=9)

        def view(number):
            plt.scatter([number], [number])
            if number:
                meet.wait()
            plt.title(f"{number}")
            kept.append((number, plt.gcf()))
            return plt.gcf()

        return tr.Column(slider, tr.bind(view, slider))

    app = site(app)
    pages = [await app.open() for _ in range(2)]
    for number, page in enumerate(pages, 3):
        page.set("IntSlider", number)
    for page in pages:
        await page.advance(0.2)
    drawn = {number: [axes.get_title() for axes in made.axes] for number, made in kept if number}
    assert drawn == {3: ["3"], 4: ["4"]}
    assert len({id(made) for _, made in kept}) == 4
    assert all(len(made.axes[0].collections) == 1 for _, made in kept)
    assert all(page.find("Matplotlib")["error"] is None for page in pages)
    assert not plt.get_fignums()


@pytest.mark.slow
async def test_many_figures_of_pyplot_one_after_the_other_leave_nothing_behind(site, caplog):
    kept: weakref.WeakSet[Figure] = weakref.WeakSet()

    def app():
        slider = tr.widgets.IntSlider(value=0, end=999)

        def view(number):
            made, axes = plt.subplots(figsize=(1, 1))
            axes.axis("off")
            kept.add(made)
            return made

        return tr.Column(slider, tr.bind(view, slider))

    page = await site(app).open()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for number in range(1, 61):
            page.set("IntSlider", number)
            await page.settle()
    gc.collect()
    assert len(kept) <= 2
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_a_closed_figure_is_shown_changed_and_saved_as_before():
    made, axes = plt.subplots(figsize=(4, 3))
    pane = tr.pane.Matplotlib(made)
    assert not plt.get_fignums()
    before = pane._rendered.newest.data
    axes.plot([1, 2])
    pane.param.trigger("object")
    assert pane._rendered.newest.data != before
    made.savefig(io.BytesIO())
    plt.close(made)


@pytest.mark.slow
def test_showing_a_figure_leaves_matplotlib_as_it_is():
    code = """
import io, sys
import transom as tr
assert not any(name.partition(".")[0] == "matplotlib" for name in sys.modules)
from matplotlib.figure import Figure
import matplotlib as mpl
plot = Figure(); plot.subplots().plot([1, 2])
settings = lambda: {name: repr(mpl.rcParams[name]) for name in mpl.rcParams if name != 'backend'}
before = settings()
pane = tr.pane.Matplotlib(plot)
assert pane.error is None, pane.error
assert "matplotlib.pyplot" not in sys.modules
assert settings() == before
import matplotlib.pyplot as plt
plt.figure(7)
assert plt.get_fignums() == [7]
plt.close("all")
assert plt.get_fignums() == []
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


async def test_a_page_has_no_windows_and_keeps_its_figures_to_itself(site):
    seen = []

    def app():
        seen.append((plt.get_fignums(), plt.figure().number))
        return "text"

    app = site(app)
    for _ in range(2):
        await app.open()
    assert seen == [([], 1), ([], 1)]
    assert mpl.get_backend().lower() == "agg"
    assert not Gcf.figs
