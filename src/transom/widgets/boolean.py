"""`Boolean`: the root of widgets that say yes or no."""

from __future__ import annotations

from typing import Any, cast

import param

from transom.components.widget import Widget


class Boolean(Widget):
    """Yes or no. NumPy's own become Python's; `None` is neither."""

    _writable = ("value",)

    # Who reads it has a yes or no all the same, and is spared the question by type checkers.
    value: param.Boolean[bool] = cast(
        "Any", param.Boolean(default=False, allow_None=True, doc="Whether it is on; `None` for not decided.")
    )

    def _set_value(self, value: Any) -> dict[str, Any]:
        return {"value": value.item() if hasattr(value, "item") else value}

    def _decode_value(self, raw: Any) -> bool:
        if not isinstance(raw, bool):
            raise TypeError("not true or false")
        return raw
