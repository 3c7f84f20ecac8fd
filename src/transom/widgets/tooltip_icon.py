"""`TooltipIcon`: an icon that explains something."""

from __future__ import annotations

from typing import Any

import param

from transom.components.storing import Change
from transom.components.widget import Widget


class TooltipIcon(Widget):
    """A mark that shows a text when the pointer rests on it, on focus and on a tap. Escape closes it."""

    _front_end = "TooltipIcon"
    _unsynced = ("value",)

    value = param.Parameter(default="Description", doc="The text, or a `Tooltip` of Bokeh, whose text is shown.")
    align = param.Parameter(default="center", doc="Where it stands in what it is in.")

    def _after_value(self, change: Change) -> dict[str, Any]:
        value = getattr(self.value, "content", self.value)
        return {"description": None if value is None else str(getattr(value, "html", value))}
