"""`Dial`: a number as a ring that is filled up to it."""

from __future__ import annotations

import math

import param

from transom.components.encode import Encoder
from transom.components.tones import Tint
from transom.indicators.arc import clockwise, sweep
from transom.indicators.scale import FilledScale

_BROAD = 0.2


class Dial(FilledScale):
    """A number on a broad ring with a needle, under its label.

    Example: `Dial("Speed", value=79, bounds=(0, 200), format="{value} km/h", colors=[(0.4, "green"), (1, "red")])`
    """

    _front_end = "Dial"

    height = param.Integer(default=250, allow_None=True, bounds=(1, None), doc="Height in CSS pixels.")
    width = param.Integer(default=250, allow_None=True, bounds=(1, None), doc="Width in CSS pixels.")
    annulus_width = param.Number(default=_BROAD, doc="How broad the ring is, as a part of its radius.")
    start_angle = param.Number(default=-205, doc="Where it begins, in degrees from the right, clockwise.")
    end_angle = param.Number(default=25, doc="Where it ends, likewise.")
    needle_width = param.Number(default=0.1, doc="How broad the needle is at its foot, in radians.")
    label_color = Tint(doc="The colour of the label and of the bounds.")
    background = Tint(doc="The colour behind it.")

    @classmethod
    def _encode_annulus_width(cls, value: float, encoder: Encoder) -> float:
        return min(max(value, 0.01), 1) if math.isfinite(value) else _BROAD

    @classmethod
    def _encode_start_angle(cls, value: float, encoder: Encoder) -> float:
        """In degrees from the right, clockwise."""
        return clockwise(value, -205)

    def _encode_end_angle(self, value: float, encoder: Encoder) -> float:
        """How far it goes, in degrees, clockwise."""
        return sweep(self.start_angle, value, 230)

    def _marks(self) -> dict[str, tuple[str, ...]]:
        return {**super()._marks(), "end_angle": ("start_angle",)}
