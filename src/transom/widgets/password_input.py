"""`PasswordInput`: one line of text that nobody can read."""

from __future__ import annotations

import param

from transom.widgets.text_field import TextField


class PasswordInput(TextField):
    """One line of text that is shown as dots; `value` follows when the user presses Enter or leaves it.

    Its texts are not printed with it, and a page does not keep them for another session.
    """

    _front_end = "PasswordInput"
    _secret = ("value", "value_input")

    autocomplete = param.String(
        default="current-password", doc='What password managers may fill in: "new-password", "one-time-code", "off" …'
    )
