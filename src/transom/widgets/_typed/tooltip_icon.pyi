"""The constructors and attributes of the components in `transom.widgets.tooltip_icon`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.widgets.tooltip_icon
from transom._typing import Parameters, Reference, Unlabelled, Value

class TooltipIcon(Parameters, transom.widgets.tooltip_icon.TooltipIcon):
    """A mark that shows a text when the pointer rests on it, on focus and on a tap. Escape closes it."""

    value: Value[Any, Any]
    align: Value[Any, Any]
    def __init__(
        self, label: str | Reference = "", *, value: Any = "Description", **common: Unpack[Unlabelled]
    ) -> None:
        """A mark that shows a text when the pointer rests on it, on focus and on a tap. Escape closes it.

        Args:
            value: The text, or a `Tooltip` of Bokeh, whose text is shown.
            align: Where it stands in what it is in.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
