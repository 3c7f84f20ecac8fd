"""`EditableIntSlider`, `EditableFloatSlider` and `EditableRangeSlider`: sliders whose numbers can be typed too."""

from __future__ import annotations

from typing import Any

import param

from transom.components.storing import Change
from transom.components.words import say
from transom.errors import RejectedError
from transom.widgets.number import ExactInteger, finite, typed
from transom.widgets.range_slider import RangeSlider
from transom.widgets.slider import FloatSlider, IntSlider, Track


class Editable(Track):
    """The root of sliders whose numbers can be typed. One that is typed beyond an end moves the end."""

    editable: Any = param.Boolean(default=True, doc="Whether the number can be typed.")
    fixed_start: Any = param.Number(default=None, allow_None=True, doc="No number below is taken; `None` for no bound.")
    fixed_end: Any = param.Number(default=None, allow_None=True, doc="No number above is taken; `None` for no bound.")
    show_value = param.Boolean(default=False, constant=True, doc="It stands in a field.")

    def _one(self, raw: Any) -> Any:
        if self._crossed():
            raise ValueError("there is no track")
        return typed(raw, self.fixed_start, self.fixed_end)

    def _after_value(self, change: Change) -> dict[str, Any]:
        self._redraw(change)
        stored = super()._after_value(change)
        numbers = self._numbers()
        if not change.page or not numbers or self._crossed():
            return stored
        return {**stored, "start": min(self.start, *numbers), "end": max(self.end, *numbers)}


class EditableIntSlider(Editable, IntSlider):
    """A whole number between `start` and `end`, on a track and in a field."""

    _front_end = "EditableSlider"

    fixed_start = ExactInteger(default=None, allow_None=True, doc="No number below is taken; `None` for no bound.")
    fixed_end = ExactInteger(default=None, allow_None=True, doc="No number above is taken; `None` for no bound.")

    def _one(self, raw: Any) -> int:
        if finite(raw) % 1:
            raise RejectedError("bad_value", say("“{}” is not a whole number.", raw))
        return int(super()._one(int(raw)))


class EditableFloatSlider(Editable, FloatSlider):
    """A number between `start` and `end`, on a track and in a field."""

    _front_end = "EditableSlider"

    def _one(self, raw: Any) -> float:
        return float(super()._one(raw))


class EditableRangeSlider(Editable, RangeSlider):
    """Two numbers between `start` and `end`, on a track and in fields."""

    _front_end = "EditableSlider"

    editable: Any = param.Tuple(default=(True, True), doc="Whether the lower and the upper can be typed.")

    def _one(self, raw: Any) -> float:
        return float(super()._one(raw))
