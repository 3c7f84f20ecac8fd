"""`Player`: goes through numbers."""

from __future__ import annotations

from typing import Any, cast

import param

from transom.components.states import States, stepped
from transom.widgets.number import ExactInteger, Numeric, whole
from transom.widgets.playing import Playing


class Player(Playing, Numeric):
    """Goes through the numbers from `start` to `end`, as the frames of a film."""

    _front_end = "Player"
    _still = "it cannot be played"
    _beyond = "the knob stands at the nearest end"

    value: param.Integer[int] = cast("Any", ExactInteger(default=0, allow_None=True, doc="Where it is."))
    value_throttled: param.Integer[int] = cast(
        "Any", ExactInteger(default=0, allow_None=True, doc="Where it is, but while its knob is being moved.")
    )
    start: param.Integer[int] = ExactInteger(default=0, doc="The first number.")
    end: param.Integer[int] = ExactInteger(default=10, doc="The last number.")
    step: param.Integer[int] = ExactInteger(default=1, doc="From one number to the next.")

    def _states(self, most: int) -> States | None:
        return stepped(self.start, self.end, self.step, most)

    def _one(self, raw: Any) -> int:
        return whole(super()._one(raw))
