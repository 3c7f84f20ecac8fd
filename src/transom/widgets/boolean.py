"""`Boolean`: the root of widgets that say yes or no."""

from __future__ import annotations

from typing import Any

import param

from transom.components.states import States
from transom.components.widget import Widget


class Boolean(Widget):
    """Yes or no. NumPy's own become Python's."""

    _writable = ("value",)

    value = param.Boolean(default=False, doc="Whether it is on.")

    def _set_value(self, value: Any) -> dict[str, Any]:
        return {"value": value.item() if hasattr(value, "item") else value}

    def _states(self, most: int) -> States:
        return States([False, True], {}, 2)

    def _decode_value(self, raw: Any) -> bool:
        if not isinstance(raw, bool):
            raise TypeError("not true or false")
        return raw
