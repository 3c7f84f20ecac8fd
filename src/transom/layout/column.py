"""`Column`: components one below the other."""

from __future__ import annotations

import param

from transom.components.layout import ListLayout


class Column(ListLayout):
    """Places its objects one below the other."""

    _front_end = "Column"

    scroll = param.Boolean(default=False, doc="Whether it scrolls when its content is larger than it is.")
    gap = param.Integer(default=None, allow_None=True, bounds=(0, None), doc="Space between them in CSS pixels.")
