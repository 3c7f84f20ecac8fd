"""`Progress`: how far something has come."""

from __future__ import annotations

import param

from transom.components.tones import Tone
from transom.indicators.indicator import Indicator


class Progress(Indicator):
    """A bar from 0 to `max`; without a value it only shows that something goes on."""

    _front_end = "Progress"

    value = param.Number(default=None, allow_None=True, bounds=(-1, None), doc="How far; `None` or -1: unknown.")
    max = param.Number(default=100, bounds=(0, None), inclusive_bounds=(False, True), doc="At which it is full.")
    active = param.Boolean(default=True, doc="Whether it moves while the value is unknown.")
    bar_color = Tone(doc="The bar's colour: one of Panel's names, or any of CSS.")
