"""`Card`: a framed column with a title that can be folded."""

from __future__ import annotations

import param

from transom.components.child import Child
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
    header = Child(doc="What is shown in its header in place of the title.")
    header_color = param.String(default="", doc="The colour of the texts in its header, as CSS has it.")
    header_background = param.String(default="", doc="The colour behind its header, as CSS has it.")
    active_header_background = param.String(
        default=None, allow_None=True, doc="The colour behind its header while it is not folded."
    )
    header_css_classes: param.List[list[str]] = param.List(
        default=["card-header"], nested_refs=True, doc="CSS classes of its header."
    )
    title_css_classes: param.List[list[str]] = param.List(
        default=["card-title"], nested_refs=True, doc="CSS classes of its title."
    )
    button_css_classes: param.List[list[str]] = param.List(
        default=["card-button"], nested_refs=True, doc="CSS classes of the button that folds it."
    )
    collapsible = param.Boolean(default=True, doc="Whether the user can fold it.")
    collapsed = param.Boolean(default=False, doc="Whether it is folded.")
    hide_header = param.Boolean(default=False, doc="Whether it has no header.")
