"""`Row`: components side by side; and what it shares with `Column`."""

from __future__ import annotations

from typing import Any

import param

from transom.components.encode import Sink
from transom.components.layout import ListLayout


class Box(ListLayout):
    """The root of layouts that place their objects one after the other."""

    scroll: param.Selector[Any] = param.Selector(
        default=False,
        objects=[False, True, "both-auto", "y-auto", "x-auto", "both", "x", "y"],
        doc="Whether it scrolls when its content is larger than it is; Panel's modes mean True.",
    )
    gap = param.Integer(default=None, allow_None=True, bounds=(0, None), doc="Space between them in CSS pixels.")

    def _encode_scroll(self, value: Any, sink: Sink) -> int:
        return int(bool(value))


class Row(Box):
    """Places its objects side by side; they wrap where the page is narrow."""

    _front_end = "Row"
