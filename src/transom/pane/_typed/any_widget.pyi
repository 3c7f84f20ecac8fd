"""The constructors and attributes of the components in `transom.pane.any_widget`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.pane.any_widget
from transom._typing import Common, Parameters

class AnyWidget(Parameters, transom.pane.any_widget.AnyWidget):
    """Shows a widget made with anywidget, one that brings all it needs.

    Traits with `sync=True` are equal on both sides, and messages and buffers go both ways. What begins with `_` the
    page is told of and may not set. One widget may be in several places and pages; its values are the same in all.

    Concurrency: traits may be set from any thread.
    """
    def __init__(self, object: Any, **common: Unpack[Common]) -> None:
        """Shows a widget made with anywidget, one that brings all it needs.

        Args:
            object: The widget.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
