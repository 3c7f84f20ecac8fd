"""Objects of libraries that no pane shows yet, known by the module of their type without importing anything.

Most of them say something of themselves that would pass for their picture and is none: a script that a page does not
run, or a line of text.
"""

from __future__ import annotations

from typing import Any

from transom.components.component import Component
from transom.components.display import register
from transom.errors import DisplayError

_HOLOVIEWS = "Show what it renders to: `pane.Bokeh(hv.render(obj, backend='bokeh'))`."
_PICTURE = "Give a picture of it, or draw the same with Bokeh or Matplotlib."

# The beginning of the module's name → what an object of it is called, and what works today.
_LIBRARIES = {
    "holoviews": ("A HoloViews object", _HOLOVIEWS),
    "hvplot": ("An hvPlot object", _HOLOVIEWS),
    "geoviews": ("A GeoViews object", _HOLOVIEWS),
    "folium": ("A Folium map", _PICTURE),
    "pydeck": ("A pydeck map", _PICTURE),
    "anywidget": ("An object of anywidget", "Give an instance of a class made from anywidget.AnyWidget."),
}

PRIORITY = 0.7
"""More than that of a function, text and HTML, less than that of a pane made for such objects."""


def advice(obj: Any) -> str | None:
    """What it is and what to write, for an object of such a library; `None` for any other."""
    for kind in type(obj).__mro__:
        known = _LIBRARIES.get(kind.__module__.partition(".")[0])
        if known is not None:
            return f"{known[0]} ({kind.__module__}.{kind.__qualname__}) is not shown by Transom yet. {known[1]}"
    return None


def _bid(obj: Any) -> float | None:
    return None if advice(obj) is None else PRIORITY


def _refuse(obj: Any, **_: Any) -> Component:
    raise DisplayError(advice(obj))


register(_bid, _refuse)
