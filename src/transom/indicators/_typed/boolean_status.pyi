"""The constructors and attributes of the components in `transom.indicators.boolean_status`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Unpack

import transom.indicators.boolean_status
from transom._typing import Parameters, Reference, Unlabelled, Value

class BooleanStatus(Parameters, transom.indicators.boolean_status.BooleanStatus):
    """A lamp that is lit while its `value` is true, beside its label.

    Example: `BooleanStatus("Connected", value=True, color="success")`
    """

    value: Value[bool | None, bool | Reference | None]
    color: Value[str, str | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: bool | Reference | None = False,
        color: str | Reference = "dark",
        **common: Unpack[Unlabelled],
    ) -> None:
        """A lamp that is lit while its `value` is true, beside its label.

        Args:
            value: Whether it is lit; `None` is as false.
            color: Its colour: one of Panel's names, or any of CSS.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
