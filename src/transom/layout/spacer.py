"""`Spacer`: room for nothing."""

from __future__ import annotations

from transom.components.component import Component


class Spacer(Component):
    """Takes up space: its `width` and `height`, or what `sizing_mode` gives it."""

    _front_end = "Spacer"
