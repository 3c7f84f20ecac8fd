"""The constructors and attributes of the components in `transom.layout.divider`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Literal, Unpack

import transom.layout.divider
from transom._typing import Common, Parameters, Reference, Value

class Divider(Parameters, transom.layout.divider.Divider):
    """A line as wide as its column; in a row, as high as the row."""

    width_policy: Value[
        Literal["auto", "fixed", "fit", "min", "max"], Literal["auto", "fixed", "fit", "min", "max"] | Reference
    ]
    def __init__(self, **common: Unpack[Common]) -> None:
        """A line as wide as its column; in a row, as high as the row.

        Args:
            width_policy: As of other components, but no line is narrower than its column unless it has a `width`.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
