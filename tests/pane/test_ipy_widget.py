"""Widgets of ipywidgets: known by what Jupyter draws, and named with what to do where it does not."""

from __future__ import annotations

import ipywidgets
import pytest

import transom as tr


class Comm:
    """A comm of a kernel."""

    comm_id = "known"

    def send(self, *args, **named): ...
    def on_msg(self, callback): ...
    def close(self): ...


@pytest.fixture(autouse=True)
def closed():
    """None is left to the end of the process, when its library has been taken apart."""
    yield
    ipywidgets.Widget.close_all()


@pytest.fixture
def slider():
    made = ipywidgets.IntSlider()
    made.comm = Comm()
    return made


def test_it_is_named_to_the_notebook(slider):
    pane = tr.panel(slider)
    assert (type(pane), pane.model_id, pane.error) == (tr.pane.IPyWidget, "known", None)
    pane.object = None
    assert (pane.model_id, pane.error) == ("", None)


async def test_a_page_is_told_the_name_only(site, slider):
    page = await site(lambda: tr.Row(slider, tr.pane.Str("beside it"))).open()
    [model] = [each for each in page.models.values() if each.type == "IPyWidget"]
    assert (model["model_id"], model["error"], "object" in model.values) == ("known", None, False)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (ipywidgets.IntSlider, "there is no kernel. Write the widgets of transom.widgets instead"),
        (ipywidgets.Layout, "has no picture of its own"),
        (lambda: 3, "give an instance of ipywidgets.Widget"),
    ],
)
def test_what_cannot_be_shown_says_what_to_write(make, words):
    assert words in tr.pane.IPyWidget(make()).error["message"]


def test_a_closed_one_says_so(slider):
    slider.close()
    assert tr.pane.IPyWidget(slider).error["title"] == "The widget is closed"
