"""`Metric`: a number that counts, how it has changed, and the way there."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any, ClassVar

import param

from transom.components.encode import Sink
from transom.components.number_format import NumberFormat
from transom.components.outline import short
from transom.indicators.figure import Figure
from transom.indicators.written import as_number, is_missing, is_number

_POINTS = 200
"""Of a longer line the page has the least and the greatest of each part."""


class Metric(Figure):
    """A number under its label, with its change and a small line of the values that led to it.

    Example: `Metric("Revenue", 716_310, delta=0.042, delta_format="+0.0 %", spark=[3, 5, 4, 6, 8, 7, 9])`

    Args:
        label: what the number is of.
        value: the number, or a text.
        params: parameters.
    """

    _front_end = "Metric"
    _unsynced = ("delta_format",)
    _written_by: ClassVar[dict[str, str]] = {"value": "format", "delta": "delta_format"}

    delta = param.Parameter(default=None, doc='Its change: a number, or a text such as "-3 °C"; `None`: not shown.')
    delta_format: Any = NumberFormat(default=None, doc='How the change is written, as `format`: "{value:+.1%}".')
    versus = param.String(default="", doc='What the change is against: "vs. last week".')
    good: param.Selector[Any] = param.Selector(
        default="up", objects=["up", "down", "neither"], doc="Which way is good, and green; the other one is red."
    )
    spark = param.Parameter(default=None, doc="Numbers of the line: a list, an array or a column; a gap is `None`.")

    def __init__(self, label: Any = "", value: Any = None, **params: Any) -> None:
        super().__init__(label, **params if value is None else {"value": value, **params})

    def _set_delta(self, value: Any) -> dict[str, Any]:
        return {"delta": as_number(value)}

    def _encode_delta(self, value: Any, sink: Sink) -> tuple[int, str, str, str] | None:
        """Which way it goes, -1, 0 or 1, and its text as that of the value."""
        text = self._as_text(value, "delta_format", "+")
        if text is None:
            return None
        shown = text[1] if is_number(value) else text[0]
        moved = is_number(value) and not any(digit in shown for digit in "123456789f")
        return 0 if moved else -1 if shown.lstrip().startswith(("-", "−")) else 1, *text

    @classmethod
    def _encode_spark(cls, value: Any, sink: Sink) -> list[float | None] | None:
        points = _points(value)
        return points and _thinned(points)

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if "spark" in names and self.spark is not None and _points(self.spark) is None:
            self._advise("spark", f"spark={short(self.spark)} are no numbers, so no line is drawn. Write a list.")


def _points(value: Any) -> list[float | None] | None:
    """Numbers that can be drawn, with gaps; `None` for what is no row of numbers."""
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        return None
    points = [None if is_missing(each) else as_number(each) for each in value]
    if not all(each is None or is_number(each) for each in points):
        return None
    return [None if each is None or not math.isfinite(each) else float(each) for each in points]


def _thinned(points: list[float | None]) -> list[float | None]:
    if len(points) <= _POINTS:
        return points
    step = math.ceil(len(points) / _POINTS) * 2
    thin: list[float | None] = []
    for start in range(0, len(points), step):
        part = points[start : start + step]
        known = [(each, at) for at, each in enumerate(part) if each is not None]
        ends = sorted((min(known), max(known)), key=lambda end: end[1]) if known else []
        thin += [each for each, _ in ends] or [None]
    return thin
