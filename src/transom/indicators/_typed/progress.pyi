"""The constructors and attributes of the components in `transom.indicators.progress`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Unpack

import transom.indicators.progress
from transom._typing import Parameters, Reference, Unlabelled, Value

class Progress(Parameters, transom.indicators.progress.Progress):
    """A bar from 0 to `max`; without a value it only shows that something goes on."""

    value: Value[float | None, float | Reference | None]
    max: Value[float, float | Reference]
    active: Value[bool, bool | Reference]
    bar_color: Value[str, str | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: float | Reference | None = None,
        max: float | Reference = 100,
        active: bool | Reference = True,
        bar_color: str | Reference = "primary",
        **common: Unpack[Unlabelled],
    ) -> None:
        """A bar from 0 to `max`; without a value it only shows that something goes on.

        Args:
            value: How far; `None` or -1: unknown.
            max: At which it is full.
            active: Whether it moves while the value is unknown.
            bar_color: The bar's colour: one of Panel's names, or any of CSS.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
