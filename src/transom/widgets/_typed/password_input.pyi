"""The constructors and attributes of the components in `transom.widgets.password_input`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Unpack

import transom.widgets.password_input
from transom._typing import Parameters, Reference, Unlabelled, Value

class PasswordInput(Parameters, transom.widgets.password_input.PasswordInput):
    """One line of text that is shown as dots; `value` follows when the user presses Enter or leaves it.

    Its texts are not printed with it, and a page does not keep them for another session.
    """

    autocomplete: Value[str, str | Reference]
    value: Value[str, str | Reference | None]
    value_input: Value[str, str | Reference | None]
    placeholder: Value[str, str | Reference]
    max_length: Value[int | None, int | Reference | None]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        autocomplete: str | Reference = "current-password",
        value: str | Reference | None = "",
        value_input: str | Reference | None = "",
        placeholder: str | Reference = "",
        max_length: int | Reference | None = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """One line of text that is shown as dots; `value` follows when the user presses Enter or leaves it.

        Args:
            autocomplete: What password managers may fill in: "new-password", "one-time-code", "off" …
            value: The text as of the last time that it was confirmed.
            value_input: The text as of the last key.
            placeholder: Shown while it is empty.
            max_length: Most characters that can be entered; `None` for no bound.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
