"""The constructors and attributes of the components in `transom.widgets.nested_select`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.widgets.nested_select
from transom._typing import Parameters, Reference, Unlabelled, Value

class NestedSelect(Parameters, transom.widgets.nested_select.NestedSelect):
    """Choices each of which depends on the one before, as a make of a car and then its models.

    `options` is a dict of dicts, whose innermost are lists, or dicts from label to value. In place of any of them there
    may be a function of the name of its level and of what is chosen above, as `def models(level, value)`, which gives
    one; it may be `async def`. `value` has what is chosen by the names of the levels, and `None` where a branch has no
    such level.
    """

    value: Value[Any, dict[Any, Any] | Reference | None]
    levels: Value[list[Any], list[Any] | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: dict[Any, Any] | Reference | None = None,
        options: Any = None,
        levels: list[Any] | Reference = ...,
        layout: Any = ...,
        **common: Unpack[Unlabelled],
    ) -> None:
        """Choices each of which depends on the one before, as a make of a car and then its models.

        Args:
            value: What is chosen, by the names of the levels.
            options: Dicts in dicts, or functions that give some.
            levels: The names of the levels, or for each a dict with its `name`, `type` of widget and parameters.
            layout: The class of the layout they stand in, or a dict with its `type` and parameters.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
