"""The constructors and attributes of the components in `transom.widgets.text_input`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Unpack

import transom.widgets.text_input
from transom._typing import Parameters, Reference, Unlabelled, Value

class TextInput(Parameters, transom.widgets.text_input.TextInput):
    """One line of text; `value` follows when the user presses Enter or leaves it."""

    enter_pressed: Value[bool, bool | Reference]
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
        enter_pressed: bool | Reference = False,
        value: str | Reference | None = "",
        value_input: str | Reference | None = "",
        placeholder: str | Reference = "",
        max_length: int | Reference | None = None,
        autocomplete: str | Reference = "off",
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """One line of text; `value` follows when the user presses Enter or leaves it.

        Args:
            enter_pressed: True while the watchers of an Enter run.
            value: The text as of the last time that it was confirmed.
            value_input: The text as of the last key.
            placeholder: Shown while it is empty.
            max_length: Most characters that can be entered; `None` for no bound.
            autocomplete: What browsers may fill in, as HTML names it: "name", "email", "street-address" …
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
