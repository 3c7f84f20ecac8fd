"""`Divider`: a line between what is before it and what comes after."""

from __future__ import annotations

from transom.components.component import Component


class Divider(Component):
    """A line as wide as its column; in a row, as high as the row."""

    _front_end = "Divider"
