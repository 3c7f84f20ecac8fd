"""`BooleanStatus`: a lamp that is on or off."""

from __future__ import annotations

from typing import Any

import param

from transom.components.tones import Tone
from transom.indicators.indicator import Indicator
from transom.indicators.written import as_number


class BooleanStatus(Indicator):
    """A lamp that is lit while its `value` is true, beside its label.

    Example: `BooleanStatus("Connected", value=True, color="success")`
    """

    _front_end = "BooleanStatus"

    value = param.Boolean(default=False, allow_None=True, doc="Whether it is lit; `None` is as false.")
    color = Tone(default="dark", doc="Its colour: one of Panel's names, or any of CSS.")

    def _set_value(self, value: Any) -> dict[str, Any]:
        return {"value": as_number(value)}
