"""`IntSlider` and `FloatSlider`: a number between two ends, and what all sliders share."""

from __future__ import annotations

import math
from typing import Any, cast

import param

from transom.components.outline import short
from transom.components.states import States, stepped
from transom.widgets.number import ExactInteger, Numeric, whole
from transom.widgets.throttled import Throttled


class Railed(Throttled):
    """How a track looks, and how often what is moved on it is sent."""

    orientation: param.Selector[Any] = param.Selector(
        default="horizontal", objects=["horizontal", "vertical"], doc="Which way it lies."
    )
    direction: param.Selector[Any] = param.Selector(
        default="ltr", objects=["ltr", "rtl"], doc='"rtl": its start is where otherwise its end is.'
    )
    show_value = param.Boolean(default=True, doc="Whether its value is written beside its label.")
    tooltips = param.Boolean(
        default=True, doc="Whether its value is shown at the knob while it is moved, where it is not beside its label."
    )
    throttle = param.Integer(
        default=50, bounds=(0, None), doc="Least milliseconds between two values sent while it is moved."
    )
    bar_color = param.String(default=None, allow_None=True, doc="The colour of the chosen part of the track.")


class Track(Railed, Numeric):
    """The root of what has knobs on a track."""

    _still = "it cannot be moved"
    _beyond = "the knob stands at the nearest end"

    start: Any = param.Number(default=0, doc="The lowest number.")
    end: Any = param.Number(default=1, doc="The highest number.")

    def _crossed(self) -> bool:
        return self._endless() or super()._crossed()

    def _endless(self) -> bool:
        """Whether an end is no place on a track, as those of an empty table."""
        return any(isinstance(each, float) and not math.isfinite(each) for each in (self.start, self.end))

    def _trouble(self) -> tuple[str, str] | None:
        if self._endless():
            text = f"{short(self.start)}…{short(self.end)} is no track, so {self._still}. Give two numbers."
            return "start", text
        return super()._trouble()


class Slider(Track):
    """The root of sliders with one value.

    A value outside of the ends is kept: the knob stands at the nearest end, and the number beside it is the true one.
    Ends that move past the value take it with them.
    """

    _front_end = "Slider"

    def _states(self, most: int) -> States | None:
        return stepped(self.start, self.end, self.step, most)


class IntSlider(Slider):
    """A whole number between `start` and `end`."""

    # `None` may be set. Who reads them has a number all the same, and is spared the question by type checkers.
    value: param.Integer[int] = cast(
        "Any", ExactInteger(default=0, allow_None=True, doc="The number chosen; `None` for none yet.")
    )
    value_throttled: param.Integer[int] = cast(
        "Any", ExactInteger(default=0, allow_None=True, doc="The number as of the last release.")
    )
    start: param.Integer[int] = ExactInteger(default=0, doc="The lowest number.")
    end: param.Integer[int] = ExactInteger(default=1, doc="The highest number.")
    step: param.Integer[int] = ExactInteger(default=1, doc="From one number to the next.")

    def _one(self, raw: Any) -> int:
        return whole(super()._one(raw))


class FloatSlider(Slider):
    """A number between `start` and `end`."""

    value: param.Number[float] = cast(
        "Any", param.Number(default=0.0, allow_None=True, doc="The number chosen; `None` for none yet.")
    )
    value_throttled: param.Number[float] = cast(
        "Any", param.Number(default=0.0, allow_None=True, doc="The number as of the last release.")
    )
    start = param.Number(default=0.0, doc="The lowest number.")
    end = param.Number(default=1.0, doc="The highest number.")
    step = param.Number(default=0.1, doc="From one to the next.")

    def _one(self, raw: Any) -> float:
        return float(super()._one(raw))
