"""The constructors and attributes of the components in `transom.indicators.loading_spinner`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Unpack

import transom.indicators.loading_spinner
from transom._typing import Parameters, Reference, Unlabelled, Value

class LoadingSpinner(Parameters, transom.indicators.loading_spinner.LoadingSpinner):
    """Turns while its `value` is true.

    Example: `LoadingSpinner(value=True)`
    """

    value: Value[bool, bool | Reference]
    size: Value[int, int | Reference]
    color: Value[str, str | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: bool | Reference = False,
        size: int | Reference = 125,
        color: str | Reference = "primary",
        **common: Unpack[Unlabelled],
    ) -> None:
        """Turns while its `value` is true.

        Args:
            value: Whether it turns.
            size: Its diameter in CSS pixels.
            color: Its colour: one of Panel's names, or any of CSS.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
