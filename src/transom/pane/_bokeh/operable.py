"""What of a document its user can operate, and which properties of models BokehJS writes of its own accord.

Everything else in a document is the author's: a page that sets it is no BokehJS that somebody operates.
"""

from __future__ import annotations

import math
from typing import Any

from bokeh.document.document import Document
from bokeh.model import Model
from bokeh.model.util import collect_models, visit_immediate_value_references
from bokeh.models.annotations.geometry import BoxAnnotation, PolyAnnotation, Span
from bokeh.models.annotations.labels import TextAnnotation
from bokeh.models.callbacks import OpenDialog, SetValue, ToggleVisibility
from bokeh.models.layouts import GroupBox, TabPanel, Tabs
from bokeh.models.plots import Plot
from bokeh.models.ranges import Range
from bokeh.models.renderers import GlyphRenderer
from bokeh.models.renderers.renderer import Renderer
from bokeh.models.selections import Selection
from bokeh.models.sources import ColumnDataSource, WebDataSource
from bokeh.models.tools import EditTool, Tool, Toolbar
from bokeh.models.ui.dialogs import Dialog
from bokeh.models.ui.floating import Drawer
from bokeh.models.ui.tooltips import Tooltip
from bokeh.models.ui.ui_element import UIElement
from bokeh.models.widgets.buttons import Toggle
from bokeh.models.widgets.groups import AbstractGroup
from bokeh.models.widgets.inputs import (
    ColorPicker,
    FileInput,
    InputWidget,
    MultiChoice,
    MultiSelect,
    Select,
    ToggleInput,
)
from bokeh.models.widgets.sliders import AbstractSlider
from bokeh.models.widgets.tables import TableWidget
from bokeh.models.widgets.widget import Widget

from transom.components.link import follows

_BOX = "left right top bottom visible editable movable resizable symmetric min_width max_width min_height max_height"
_WRITTEN: dict[type[Model], frozenset[str]] = {
    kind: frozenset(names.split())
    for kind, names in (
        # What the user does with widgets,
        (InputWidget, "value value_input value_throttled"),
        (AbstractSlider, "value value_throttled"),
        (AbstractGroup, "active"),
        (Toggle, "active"),
        (ToggleInput, "active"),
        (ColorPicker, "color"),
        (FileInput, "value filename mime_type"),
        (Tabs, "active tabs"),
        (GroupBox, "disabled"),
        (Drawer, "open"),
        (Dialog, "visible"),
        (Tooltip, "visible position target"),
        # and with figures and their tools, and what BokehJS reckons from the room that it has.
        (Range, "start end"),
        (Selection, "indices line_indices multiline_indices image_indices view"),
        (ColumnDataSource, "inspected"),
        (Renderer, "visible"),
        (GlyphRenderer, "muted"),
        (BoxAnnotation, _BOX),
        (PolyAnnotation, "xs ys visible editable"),
        (Span, "location"),
        (TextAnnotation, "angle"),
        (Tool, "active disabled"),
        (Toolbar, "visible location"),
        (Plot, "inner_width inner_height outer_width outer_height"),
    )
}

_PLAIN = (str, int, float, bool)
_SLACK = 1e-9
"""A slider reckons its steps in floating point."""


def may_write(document: Document, model: Model, attr: str) -> bool:
    """Whether the page writes this property: BokehJS by itself, or because a tool, a callback or a link says so."""
    if follows(model, attr):
        return True
    if any(attr in names for kind, names in _WRITTEN.items() if isinstance(model, kind)):
        return True
    if attr == "data" and isinstance(model, ColumnDataSource):
        return isinstance(model, WebDataSource) or any(_edits(each, model) for each in document.models)
    return any(_sets(each, model, attr) for each in document.models)


def _edits(tool: Model, source: ColumnDataSource) -> bool:
    edits = isinstance(tool, EditTool) or (isinstance(tool, TableWidget) and getattr(tool, "editable", False))
    return edits and source in tool.references()


def _sets(callback: Model, model: Model, attr: str) -> bool:
    if isinstance(callback, SetValue):
        return callback.obj is model and callback.attr == attr
    return isinstance(callback, ToggleVisibility) and callback.target is model and attr == "visible"


class Operable:
    """What the user can reach: what is only in a closed root, or is hidden or disabled itself, is not.

    Args:
        document: the document.
        closed: the roots that the user cannot operate.
    """

    def __init__(self, document: Document, closed: list[Model]) -> None:
        self._open = [root for root in document.roots if root not in closed]
        self._only_closed = set(collect_models(*closed)) - set(collect_models(*self._open)) if closed else set()

    def has(self, model: Model) -> bool:
        """Whether the user can do something with `model`, and with all that it is in where it is looked at itself."""
        if model in self._only_closed or (isinstance(model, Widget) and model.disabled):
            return False
        return not isinstance(model, UIElement) or self._is_seen(model)

    def _is_seen(self, model: Model) -> bool:
        todo, looked_at = list(self._open), set[str]()
        while todo:
            each = todo.pop()
            if each.id in looked_at or not _opens(each, model):
                continue
            if each is model:
                return True
            looked_at.add(each.id)
            # What a figure consists of is not looked at by itself, but for what is placed on it.
            visit_immediate_value_references(each.elements if isinstance(each, Plot) else each, todo.append)
        return False


def _opens(each: Model, model: Model) -> bool:
    """Whether what is in `each` may be looked at."""
    if isinstance(each, TabPanel | Dialog | OpenDialog | Tooltip):
        return True  # opened and closed by the page
    if not isinstance(each, UIElement) or isinstance(each, Toolbar):
        return each is model
    return each.visible and (each is model or not (isinstance(each, GroupBox) and each.disabled))


def fits(model: Model, attr: str, value: Any) -> bool:
    """Whether a value is within what a widget offers, as far as that can be told before it is unpacked."""
    if attr not in ("value", "value_throttled") or value is None:
        return True
    each = value if isinstance(value, list) else [value]
    if isinstance(model, Select | MultiSelect | MultiChoice):
        offered = _offered(model.options)
        return not all(type(option) in _PLAIN for option in offered) or all(item in offered for item in each)
    return all(_within(item, *_bounds(model)) for item in each)


def _offered(options: Any) -> list[Any]:
    groups = options.values() if isinstance(options, dict) else [options]
    return [option[0] if isinstance(option, tuple | list) else option for group in groups for option in group]


def _bounds(model: Model) -> tuple[float, float]:
    names = ("start", "end") if isinstance(model, AbstractSlider) else ("low", "high")
    low, high = (getattr(model, name, None) for name in names)
    return (
        float(low) if isinstance(low, int | float) else -math.inf,
        float(high) if isinstance(high, int | float) else math.inf,
    )


def _within(value: Any, low: float, high: float) -> bool:
    if type(value) not in (int, float):
        return True  # whether it is a value at all is asked of Bokeh
    return bool(low - abs(low) * _SLACK <= value <= high + abs(high) * _SLACK)
