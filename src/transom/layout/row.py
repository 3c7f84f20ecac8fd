"""`Row`: components side by side; and what it shares with `Column` and `Tabs`."""

from __future__ import annotations

from typing import Any

import param

from transom.components.encode import Encoder
from transom.components.layout import ListLayout

_BARS = {"x": 4, "y": 8, "both": 12}
"""Of which sides the bar is always seen."""


class Scrolling(ListLayout):
    """The root of layouts that can scroll."""

    scroll: param.Selector[Any] = param.Selector(
        default=False,
        objects=[False, True, "both-auto", "y-auto", "x-auto", "both", "x", "y"],
        doc='Whether it scrolls when its content is larger; the bars of "both", "x" and "y" are always seen.',
    )

    def _encode_scroll(self, value: Any, encoder: Encoder) -> int:
        """1 where it scrolls, and as much as is told by `_BARS`."""
        return _BARS.get(value, 0) + 1 if value else 0


class Box(Scrolling):
    """The root of layouts that place their objects one after the other."""

    gap = param.Integer(default=None, allow_None=True, bounds=(0, None), doc="Space between them in CSS pixels.")


class Row(Box):
    """Places its objects side by side; they wrap where the page is narrow."""

    _front_end = "Row"
