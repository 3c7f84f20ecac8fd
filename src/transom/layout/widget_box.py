"""`WidgetBox`: widgets that belong together, in a frame."""

from __future__ import annotations

import param

from transom.layout.row import Box


class WidgetBox(Box):
    """Frames its objects, one below the other or side by side; `disabled` holds for all that is in it."""

    _front_end = "WidgetBox"

    css_classes = param.List(default=["panel-widget-box"], nested_refs=True, doc="CSS classes of its frame.")
    horizontal = param.Boolean(default=False, doc="Whether they stand side by side.")
