"""The constructors and attributes of the components in `transom.pane.str`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.pane.str
from transom._typing import Common, Parameters, Reference, Value

class Str(Parameters, transom.pane.str.Str):
    """Shows `str(object)` as it is, in a fixed-width face. Shows any object that nothing else does.

    Example: `Str({"any": "object"})`
    """

    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self, object: Any = None, *, error: dict[Any, Any] | Reference | None = None, **common: Unpack[Common]
    ) -> None:
        """Shows `str(object)` as it is, in a fixed-width face. Shows any object that nothing else does.

        Args:
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
