"""How much room a Bokeh model is going to take, as far as Python can know: the page keeps it free."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bokeh.models import Column, GridBox, GridPlot, Row, Tabs

Size = tuple[int | None, int | None]

_TABS = 35
_TOOLBAR = 30


def size_of(model: Any) -> Size:
    """Width and height in CSS pixels; `None` for what only the page can tell."""
    width, height = getattr(model, "width", None), getattr(model, "height", None)
    inner = _inner(model) if width is None or height is None else (None, None)
    return (inner[0] if width is None else width, inner[1] if height is None else height)


def _inner(model: Any) -> Size:
    if isinstance(model, Column):
        widths, heights = _sizes(model.children)
        return _most(widths), _sum(heights)
    if isinstance(model, Row):
        widths, heights = _sizes(model.children)
        return _sum(widths), _most(heights)
    if isinstance(model, Tabs):
        tabs: list[Any] = list(model.tabs)
        widths, heights = _sizes(tab.child for tab in tabs)
        tallest = _most(heights)
        return _most(widths), None if tallest is None else tallest + _TABS
    if isinstance(model, GridBox | GridPlot):
        return _grid(model)
    return None, None


def _grid(model: Any) -> Size:
    columns: dict[int, list[int | None]] = {}
    rows: dict[int, list[int | None]] = {}
    for child, row, column, *_ in model.children:
        width, height = size_of(child)
        columns.setdefault(column, []).append(width)
        rows.setdefault(row, []).append(height)
    width = _sum([_most(widths) for widths in columns.values()])
    height = _sum([_most(heights) for heights in rows.values()])
    if height is not None and getattr(model, "toolbar_location", None) in ("above", "below"):
        height += _TOOLBAR
    return width, height


def _sizes(models: Iterable[Any]) -> tuple[list[int | None], list[int | None]]:
    sizes = [size_of(model) for model in models]
    return [size[0] for size in sizes], [size[1] for size in sizes]


def _sum(sides: list[int | None]) -> int | None:
    known = [side for side in sides if side is not None]
    return sum(known) if known else None


def _most(sides: list[int | None]) -> int | None:
    return max((side for side in sides if side is not None), default=None)
