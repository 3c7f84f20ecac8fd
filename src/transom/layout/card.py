"""`Card`: a framed column with a title that can be folded."""

from __future__ import annotations

import param

from transom.layout.column import Column


class Card(Column):
    """Frames its objects under a title; a click on the title folds it.

    What scrolls, when it is asked to, is what is under the title.

    Example: `Card("One", "Two", title="Card")`
    """

    _front_end = "Card"
    _writable = ("collapsed",)

    css_classes = param.List(default=["card"], nested_refs=True, doc="CSS classes of its frame.")
    title = param.String(default="", doc="The text of its header.")
    collapsible = param.Boolean(default=True, doc="Whether the user can fold it.")
    collapsed = param.Boolean(default=False, doc="Whether it is folded.")
    hide_header = param.Boolean(default=False, doc="Whether it has no header.")
