"""`Card`: a framed column with a title that can be folded."""

from __future__ import annotations

import param

from transom.components.layout import ListLayout


class Card(ListLayout):
    """Frames its objects under a title; a click on the title folds it."""

    _front_end = "Card"
    _writable = ("collapsed",)

    title = param.String(default="", doc="The text of its header.")
    collapsible = param.Boolean(default=True, doc="Whether the user can fold it.")
    collapsed = param.Boolean(default=False, doc="Whether it is folded.")
    hide_header = param.Boolean(default=False, doc="Whether it has no header.")
