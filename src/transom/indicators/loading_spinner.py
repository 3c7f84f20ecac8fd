"""`LoadingSpinner`: turns while something goes on."""

from __future__ import annotations

import param

from transom.components.tones import Tone, no_tone
from transom.components.widget import Widget


class LoadingSpinner(Widget):
    """Turns while its `value` is true.

    Example: `LoadingSpinner(value=True)`
    """

    _front_end = "LoadingSpinner"

    value = param.Boolean(default=False, doc="Whether it turns.")
    size = param.Integer(default=125, bounds=(1, None), doc="Its diameter in CSS pixels.")
    color = Tone(doc="Its colour: one of Panel's names, or any of CSS.")

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if "color" in names and (text := no_tone("color", self.color)):
            self._advise("color", text)
