"""`Spacer`, `HSpacer`, `VSpacer`: room for nothing."""

from __future__ import annotations

from typing import Any

import param

from transom.components.component import Component


class Spacer(Component):
    """Takes up space: its `width` and `height`, or what `sizing_mode` gives it."""

    _front_end = "Spacer"


class HSpacer(Spacer):
    """Takes up what width is left in its row."""

    sizing_mode: param.Selector[Any] = param.Selector(
        default="stretch_width", objects=["stretch_width"], constant=True, doc="How it takes the space it is given."
    )


class VSpacer(Spacer):
    """Takes up what height is left in its column."""

    sizing_mode: param.Selector[Any] = param.Selector(
        default="stretch_height", objects=["stretch_height"], constant=True, doc="How it takes the space it is given."
    )
