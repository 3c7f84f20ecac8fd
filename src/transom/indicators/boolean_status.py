"""`BooleanStatus`: a lamp that is on or off."""

from __future__ import annotations

from typing import Any

import param

from transom.components.tones import Tone, no_tone
from transom.components.widget import Widget
from transom.indicators.written import as_number


class BooleanStatus(Widget):
    """A lamp that is lit while its `value` is true, beside its label.

    Example: `BooleanStatus("Connected", value=True, color="success")`
    """

    _front_end = "BooleanStatus"

    value = param.Boolean(default=False, allow_None=True, doc="Whether it is lit; `None` is as false.")
    color = Tone(default="dark", doc="Its colour: one of Panel's names, or any of CSS.")

    def _set_value(self, value: Any) -> dict[str, Any]:
        return {"value": as_number(value)}

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if "color" in names and (text := no_tone("color", self.color)):
            self._advise("color", text)
