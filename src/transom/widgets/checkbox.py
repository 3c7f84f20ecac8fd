"""`Checkbox`: yes or no."""

from __future__ import annotations

from typing import Any

import param

from transom.widgets.field import Field


class Checkbox(Field):
    """A box that the user ticks."""

    _front_end = "Checkbox"
    _writable = ("value",)

    value = param.Boolean(default=False, doc="Whether it is ticked.")

    def _decode_value(self, raw: Any) -> bool:
        if not isinstance(raw, bool):
            raise TypeError("not true or false")
        return raw
