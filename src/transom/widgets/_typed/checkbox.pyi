"""The constructors and attributes of the components in `transom.widgets.checkbox`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Unpack

import transom.widgets.checkbox
from transom._typing import Parameters, Reference, Unlabelled, Value

class Checkbox(Parameters, transom.widgets.checkbox.Checkbox):
    """A box that the user ticks."""

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
        """A box that the user ticks.

        Args:
            value: Whether it is on.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
