"""`Metric`: a number that counts, how it has changed, and the way there."""

from __future__ import annotations

from typing import Any, ClassVar

import param

from transom.components.encode import Encoder
from transom.components.number_format import NumberFormat
from transom.components.outline import short
from transom.indicators.figure import Change, Figure
from transom.indicators.points import numbers, thinned
from transom.indicators.written import as_number

_POINTS = 200


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
    _spliced = ("spark",)
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

    def _encode_delta(self, value: Any, encoder: Encoder) -> Change | None:
        """Which way it goes, -1, 0 or 1, and its text as that of the value."""
        return self._as_change(value, "delta_format")

    @classmethod
    def _encode_spark(cls, value: Any, encoder: Encoder) -> list[float | None] | None:
        ys = numbers(value)
        return ys and [ys[at] for at in thinned(ys, _POINTS)]

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if "spark" in names and self.spark is not None and numbers(self.spark) is None:
            self._advise("spark", f"spark={short(self.spark)} are no numbers, so no line is drawn. Write a list.")
