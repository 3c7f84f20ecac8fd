"""`StaticText`: text that a program writes."""

from __future__ import annotations

from typing import Any

import param

from transom.components.encode import Encoder
from transom.components.widget import Widget


class StaticText(Widget):
    """Shows a value as text, beside its label. The user cannot change it.

    Example: `StaticText("State", value="ready")`
    """

    _front_end = "StaticText"

    value = param.Parameter(default="", doc="What is shown; anything that has a text.")

    def _encode_value(self, value: Any, encoder: Encoder) -> str:
        return "" if value is None else str(value)
