"""`LinearGauge`: a number as a bar that is filled up to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import param

from transom.components.encode import Encoder
from transom.indicators.scale import FilledScale

_SHORT, _LONG = 125, 300


class LinearGauge(FilledScale):
    """A number on an upright or lying bar with a needle, under its label.

    Example: `LinearGauge("Failures", value=30, colors=["green", "gold", "red"], show_boundaries=True)`
    """

    _front_end = "LinearGauge"

    format: Any = param.Parameter(default="{value:.2f}%", doc='How numbers are written: "{value:,.2f} kg", "0,0.00".')
    height = param.Integer(default=_LONG, allow_None=True, bounds=(1, None), doc="Height in CSS pixels; lying, 125.")
    width = param.Integer(default=_SHORT, allow_None=True, bounds=(1, None), doc="Width in CSS pixels; lying, 300.")
    horizontal = param.Boolean(default=False, doc="Whether it lies.")
    show_boundaries = param.Boolean(default=False, doc="Whether each part has its own colour, and a number at its end.")

    def _encode_width(self, value: int | None, encoder: Encoder) -> int | None:
        return _LONG if self.horizontal and value == _SHORT else value

    def _encode_height(self, value: int | None, encoder: Encoder) -> int | None:
        return _SHORT if self.horizontal and value == _LONG else value

    def _marked(self) -> Iterable[float]:
        thresholds = self._thresholds() if self.show_boundaries else []
        return sorted({0, 1, *(end for end, _ in thresholds)})

    def _marks(self) -> dict[str, tuple[str, ...]]:
        told = {"bounds": ("format", "colors", "show_boundaries"), "width": ("horizontal",), "height": ("horizontal",)}
        return {**super()._marks(), **told}
