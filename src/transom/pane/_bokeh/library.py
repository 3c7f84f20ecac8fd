"""The parts of BokehJS: which files there are, and which of them a document needs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import bokeh
from bokeh.embed.bundle import _model_requires_mathjax
from bokeh.model import Model
from bokeh.models.widgets import TableWidget, Widget
from bokeh.settings import settings

from transom.components.library import Library

# Without `bokeh-gl`: WebGL's shaders are compiled by `new Function`, which the page's policy forbids;
# BokehJS then draws the same on its ordinary canvas.
_PARTS = ("bokeh", "bokeh-widgets", "bokeh-tables", "bokeh-mathjax")


def bokeh_library() -> Library:
    """BokehJS as the installed Bokeh brings it: the same version by construction."""
    folder: Path = settings.bokehjs_path() / "js"
    return Library(bokeh.__version__, {f"{part}.min.js": folder / f"{part}.min.js" for part in _PARTS})


def parts_of(models: Iterable[Model]) -> set[str]:
    """The parts that these models need."""
    parts = {"bokeh"}
    for model in models:
        if isinstance(model, Widget):
            parts.add("bokeh-widgets")
        if isinstance(model, TableWidget):
            parts |= {"bokeh-widgets", "bokeh-tables"}
        if _model_requires_mathjax(model):
            parts.add("bokeh-mathjax")
    return parts


def scripts_of(parts: set[str]) -> list[str]:
    """Where the page finds these parts, in the order in which they are to run."""
    return [f"bokeh/{bokeh.__version__}/{part}.min.js" for part in _PARTS if part in parts]
