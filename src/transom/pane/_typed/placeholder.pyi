"""The constructors and attributes of the components in `transom.pane.placeholder`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.pane.placeholder
from transom._typing import Common, Parameters, Reference, Value

class Placeholder(Parameters, transom.pane.placeholder.Placeholder):
    """Shows an object by what `panel` makes of it, and another in its place when it is set or given to `update`.

    In a `with` block it shows others for a while: at its end the one from before is back.

    Example: `Placeholder("What stands here")`
    """

    children: Value[list[Any], list[Any] | Reference]
    pending: Value[bool, bool | Reference]
    inplace: Value[bool, bool | Reference]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        children: list[Any] | Reference = ...,
        pending: bool | Reference = False,
        inplace: bool | Reference = False,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows an object by what `panel` makes of it, and another in its place when it is set or given to `update`.

        Args:
            object: What is shown.
            children: The component that shows it.
            pending: Whether another is being awaited.
            inplace: Whether an object of the same kind is shown by the pane that is there.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
