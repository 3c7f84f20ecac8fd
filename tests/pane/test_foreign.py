"""Objects of other libraries: shown, or named with what to do, and never an empty place."""

from __future__ import annotations

import io

import PIL.Image
import pytest

import transom as tr
from transom.errors import DisplayError

LIBRARIES = {
    "holoviews.element.chart": r"A HoloViews object .*pane\.Bokeh\(hv\.render",
    "folium.folium": "A Folium map",
    "pydeck.bindings.deck": "A pydeck map",
}


def of_library(module, **methods):
    """An object of a type that says it comes from `module`; the library need not be there."""
    return type("Thing", (), {"__module__": module, **methods})()


def scripts(self):
    return "<div></div><script>draw()</script>"


@pytest.mark.parametrize(("module", "words"), LIBRARIES.items(), ids=[name.partition(".")[0] for name in LIBRARIES])
@pytest.mark.parametrize(
    "methods",
    [{}, {"_repr_html_": scripts}, {"__call__": scripts}, {"_repr_png_": lambda self: None}],
    ids=["nothing", "html", "callable", "no picture"],
)
def test_what_has_no_pane_yet_is_named_with_what_to_do(module, words, methods):
    with pytest.raises(DisplayError, match=words):
        tr.panel(of_library(module, **methods))


async def test_in_a_layout_and_in_a_view_it_is_a_card(site, failures):
    page = await site(
        lambda: tr.Row("before", of_library("pydeck.x", _repr_html_=scripts), lambda: of_library("pydeck.x"))
    ).open()
    cards = [model["error"] for model in page.models.values() if model.values.get("error")]
    assert ["is not shown by Transom yet" in card["message"] for card in cards] == [True, True]
    assert "before" in page.text
    assert len(failures()) == 2


def test_one_that_has_a_picture_of_itself_is_shown():
    target = io.BytesIO()
    PIL.Image.new("RGB", (8, 4)).save(target, "PNG")
    pane = tr.panel(of_library("folium.folium", _repr_png_=lambda self: target.getvalue()))
    assert (type(pane).__name__, pane.natural, pane.error) == ("PNG", (8, 4), None)
