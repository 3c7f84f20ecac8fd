"""The constructors and attributes of the components in `transom.widgets.switch`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Unpack

import transom.widgets.switch
from transom._typing import Parameters, Reference, Unlabelled, Value

class Switch(Parameters, transom.widgets.switch.Switch):
    """A switch that the user turns on and off."""

    value: Value[bool, bool | Reference]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: bool | Reference = False,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A switch that the user turns on and off.

        Args:
            value: Whether it is on.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
