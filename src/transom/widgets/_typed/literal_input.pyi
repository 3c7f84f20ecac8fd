"""The constructors and attributes of the components in `transom.widgets.literal_input`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.widgets.literal_input
from transom._typing import Parameters, Reference, Unlabelled, Value

class LiteralInput(Parameters, transom.widgets.literal_input.LiteralInput):
    """A number, a text in quotation marks, a list, a dict …, typed as Python or JSON writes it.

    Where what is typed is none, or of another type, it stays in the field with the reason, and `value` is as it was. An
    emptied field is `None`.
    """

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
        """A number, a text in quotation marks, a list, a dict …, typed as Python or JSON writes it.

        Args:
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
