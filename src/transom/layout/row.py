"""`Row`: components side by side."""

from __future__ import annotations

import param

from transom.components.layout import ListLayout


class Row(ListLayout):
    """Places its objects side by side; they wrap where the page is narrow."""

    _front_end = "Row"

    scroll = param.Boolean(default=False, doc="Whether it scrolls when its content is larger than it is.")
    gap = param.Integer(default=None, allow_None=True, bounds=(0, None), doc="Space between them in CSS pixels.")
