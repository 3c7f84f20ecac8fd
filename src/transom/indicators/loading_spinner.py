"""`LoadingSpinner`: turns while something goes on."""

from __future__ import annotations

import param

from transom.components.tones import Tone
from transom.indicators.indicator import Indicator


class LoadingSpinner(Indicator):
    """Turns while its `value` is true.

    Example: `LoadingSpinner(value=True)`
    """

    _front_end = "LoadingSpinner"

    value = param.Boolean(default=False, doc="Whether it turns.")
    size = param.Integer(default=125, bounds=(1, None), doc="Its diameter in CSS pixels.")
    color = Tone(doc="Its colour: one of Panel's names, or any of CSS.")
