"""The constructors and attributes of the components in `transom.widgets.static_text`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.widgets.static_text
from transom._typing import Parameters, Reference, Unlabelled, Value

class StaticText(Parameters, transom.widgets.static_text.StaticText):
    """Shows a value as text, beside its label. The user cannot change it.

    Example: `StaticText("State", value="ready")`
    """

    value: Value[Any, Any]
    def __init__(self, label: str | Reference = "", *, value: Any = "", **common: Unpack[Unlabelled]) -> None:
        """Shows a value as text, beside its label. The user cannot change it.

        Args:
            value: What is shown; anything that has a text.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
