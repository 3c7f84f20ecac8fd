"""The constructors and attributes of the components in `transom.widgets.color_picker`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Unpack

import transom.widgets.color_picker
from transom._typing import Parameters, Reference, Unlabelled, Value

class ColorPicker(Parameters, transom.widgets.color_picker.ColorPicker):
    """A colour: "#rrggbb" when the user has chosen it; what CSS knows as one when code sets it; `None` for none."""

    value: Value[str | None, str | Reference | None]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: str | Reference | None = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A colour: "#rrggbb" when the user has chosen it; what CSS knows as one when code sets it; `None` for none.

        Args:
            value: The colour, such as "#00687a" or "teal".
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
