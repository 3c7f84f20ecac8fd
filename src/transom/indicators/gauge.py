"""`Gauge`: a number as a needle on a scale, as that of a speedometer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import param

from transom.components.encode import Encoder
from transom.components.outline import short
from transom.indicators.arc import clockwise, sweep
from transom.indicators.scale import Scale
from transom.indicators.written import Written, plain, written

_MOST_SPLITS = 50


class Gauge(Scale):
    """A number on a round scale with ticks, under its label.

    Example: `Gauge("Engine", value=1800, bounds=(0, 3000), format="{value:,} rpm", colors=["green", "red"])`
    """

    _front_end = "Gauge"
    _unsynced = ("num_splits", "custom_opts")

    format: Any = param.Parameter(default="{value}%", doc='How the number is written: "{value:,.2f} kg", "0,0.00".')
    height = param.Integer(default=300, allow_None=True, bounds=(0, None), doc="Height in CSS pixels.")
    width = param.Integer(default=300, allow_None=True, bounds=(0, None), doc="Width in CSS pixels.")
    annulus_width = param.Integer(default=10, doc="How broad the scale is, in CSS pixels.")
    start_angle = param.Number(default=225, doc="Where it begins, in degrees from the right, counter-clockwise.")
    end_angle = param.Number(default=-45, doc="Where it ends, likewise; it goes clockwise.")
    num_splits = param.Integer(default=10, doc="In how many parts ticks divide it.")
    show_ticks = param.Boolean(default=True, doc="Whether there are small ticks in each part.")
    show_labels = param.Boolean(default=True, doc="Whether numbers stand at the ticks.")
    title_size = param.Integer(default=18, doc="How large the label is, in CSS pixels.")
    tooltip_format = param.String(
        default="{b} : {c}%", doc="What is shown under the pointer: {b} is the label, {c} the number."
    )
    custom_opts = param.Dict(
        default=None, allow_None=True, doc="Panel's, for the library that draws its own; it changes nothing here."
    )

    def _parts(self) -> int:
        return min(max(self.num_splits, 1), _MOST_SPLITS)

    def _marked(self) -> Iterable[float]:
        return [part / self._parts() for part in range(self._parts() + 1)]

    def _tick(self, number: float) -> Written:
        return written(int(number) if number == int(number) else number, None)

    def _encode_start_angle(self, value: float, encoder: Encoder) -> float:
        """In degrees from the right, clockwise."""
        return clockwise(-value, -225)

    def _encode_end_angle(self, value: float, encoder: Encoder) -> float:
        """How far it goes, in degrees, clockwise."""
        return sweep(-self.start_angle, -value, 270)

    def _encode_tooltip_format(self, value: str, encoder: Encoder) -> str:
        """The text."""
        at = self._at()
        number = "-" if at is None else plain(self.value)
        return value.replace("{a}", "Gauge").replace("{b}", self.label).replace("{c}", number)

    def _marks(self) -> dict[str, tuple[str, ...]]:
        told = {"bounds": ("num_splits",), "end_angle": ("start_angle",), "tooltip_format": ("value", "label")}
        return {**super()._marks(), **told}

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if "num_splits" in names and self.num_splits != self._parts():
            text = f"num_splits={short(self.num_splits)} is not between 1 and {_MOST_SPLITS}, so there are "
            self._advise("num_splits", f"{text}{self._parts()}. Write a number between these.")
        if "custom_opts" in names and self.custom_opts:
            self._advise(
                "custom_opts",
                f"custom_opts={short(self.custom_opts)} are options of a library that does not draw this gauge, so "
                "they change nothing. Set its own parameters, or its look by styles and stylesheets.",
            )
