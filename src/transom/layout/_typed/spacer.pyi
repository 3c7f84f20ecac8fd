"""The constructors and attributes of the components in `transom.layout.spacer`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Literal, Unpack

import transom.layout.spacer
from transom._typing import Common, Parameters, Reference, Value

class Spacer(Parameters, transom.layout.spacer.Spacer):
    """Takes up space: its `width` and `height`, or what `sizing_mode` gives it."""
    def __init__(self, **common: Unpack[Common]) -> None:
        """Takes up space: its `width` and `height`, or what `sizing_mode` gives it.

        Args:
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class HSpacer(Spacer, transom.layout.spacer.HSpacer):
    """Takes up what width is left in its row."""

    sizing_mode: Value[Literal["stretch_width"], Literal["stretch_width"] | Reference]
    def __init__(self, **common: Unpack[Common]) -> None:
        """Takes up what width is left in its row.

        Args:
            sizing_mode: How it takes the space it is given.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class VSpacer(Spacer, transom.layout.spacer.VSpacer):
    """Takes up what height is left in its column."""

    sizing_mode: Value[Literal["stretch_height"], Literal["stretch_height"] | Reference]
    def __init__(self, **common: Unpack[Common]) -> None:
        """Takes up what height is left in its column.

        Args:
            sizing_mode: How it takes the space it is given.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
