"""The constructors and attributes of the components in `transom.widgets.array_input`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.widgets.array_input
from transom._typing import Reference, Unlabelled, Value
from transom.widgets._typed.literal_input import LiteralInput

class ArrayInput(LiteralInput, transom.widgets.array_input.ArrayInput):
    """An array of NumPy, typed as lists of its numbers. It keeps its type where that can hold what is typed.

    An array that is too large to be edited stays in Python: the field says how large it is.
    """

    max_array_size: Value[int, int | Reference]
    value: Value[Any, Any]
    value_input: Value[str, str | Reference]
    serializer: Value[Literal["ast", "json"], Literal["ast", "json"] | Reference]
    placeholder: Value[str, str | Reference]
    autocomplete: Value[str, str | Reference]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        max_array_size: int | Reference = 1000,
        value: Any = None,
        value_input: str | Reference = "",
        type: type | tuple[Any, ...] | None = None,
        serializer: Literal["ast", "json"] | Reference = "ast",
        placeholder: str | Reference = "",
        autocomplete: str | Reference = "off",
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """An array of NumPy, typed as lists of its numbers. It keeps its type where that can hold what is typed.

        Args:
            max_array_size: Larger arrays are not sent to the page, and cannot be edited there.
            value: The value as of the last time that it was confirmed; `None` for none.
            value_input: The text as of the last key.
            type: The type, or several.
            serializer: Whether it is written as Python's values are, or as JSON.
            placeholder: Shown while it is empty.
            autocomplete: Browsers fill in nothing.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
