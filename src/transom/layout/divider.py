"""`Divider`: a line between what is before it and what comes after."""

from __future__ import annotations

from typing import Any

import param

from transom.components.component import Component
from transom.components.encode import Encoder


class Divider(Component):
    """A line as wide as its column; in a row, as high as the row."""

    _front_end = "Divider"

    width_policy: param.Selector[Any] = param.Selector(
        default="fit",
        objects=["auto", "fixed", "fit", "min", "max"],
        doc="As of other components, but no line is narrower than its column unless it has a `width`.",
    )

    @classmethod
    def _encode_width_policy(cls, value: Any, encoder: Encoder) -> str:
        return "max" if value == "max" else "auto"

    _encode_height_policy = _encode_width_policy
