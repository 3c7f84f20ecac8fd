"""The constructors and attributes of the components in `transom.widgets.text_area_input`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Literal, Unpack

import transom.widgets.text_area_input
from transom._typing import Parameters, Reference, Unlabelled, Value

class TextAreaInput(Parameters, transom.widgets.text_area_input.TextAreaInput):
    """Several lines of text; `value` follows when the user leaves it."""

    rows: Value[int, int | Reference]
    cols: Value[int, int | Reference]
    auto_grow: Value[bool, bool | Reference]
    max_rows: Value[int | None, int | Reference | None]
    resizable: Value[Literal["both", "width", "height", False], Literal["both", "width", "height", False] | Reference]
    value: Value[str, str | Reference | None]
    value_input: Value[str, str | Reference | None]
    placeholder: Value[str, str | Reference]
    max_length: Value[int | None, int | Reference | None]
    autocomplete: Value[str, str | Reference]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        rows: int | Reference = 2,
        cols: int | Reference = 20,
        auto_grow: bool | Reference = False,
        max_rows: int | Reference | None = None,
        resizable: Literal["both", "width", "height", False] | Reference = "both",
        value: str | Reference | None = "",
        value_input: str | Reference | None = "",
        placeholder: str | Reference = "",
        max_length: int | Reference | None = None,
        autocomplete: str | Reference = "off",
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """Several lines of text; `value` follows when the user leaves it.

        Args:
            rows: How many lines are shown, and at least with `auto_grow`.
            cols: How many characters are side by side, without a width.
            auto_grow: Whether it is as high as its text.
            max_rows: How many lines it grows to with `auto_grow`.
            resizable: Which of its sides the user can drag.
            value: The text as of the last time that it was confirmed.
            value_input: The text as of the last key.
            placeholder: Shown while it is empty.
            max_length: Most characters that can be entered; `None` for no bound.
            autocomplete: What browsers may fill in, as HTML names it: "name", "email", "street-address" …
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
