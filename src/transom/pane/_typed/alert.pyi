"""The constructors and attributes of the components in `transom.pane.alert`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.pane.alert
from transom._typing import Common, Reference, Value
from transom.pane._typed.markdown import Markdown

class Alert(Markdown, transom.pane.alert.Alert):
    """Shows a message.

    Example: `Alert("**Saved.** All is in its place.", alert_type="success")`
    """

    alert_type: Value[
        Literal["primary", "secondary", "success", "info", "danger", "warning", "light", "dark"],
        Literal["primary", "secondary", "success", "info", "danger", "warning", "light", "dark"] | Reference,
    ]
    sanitize: Value[bool, bool | Reference]
    dedent: Value[bool, bool | Reference]
    hard_line_break: Value[bool, bool | Reference]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        alert_type: Literal["primary", "secondary", "success", "info", "danger", "warning", "light", "dark"]
        | Reference = "primary",
        sanitize: bool | Reference = True,
        dedent: bool | Reference = True,
        hard_line_break: bool | Reference = False,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows a message.

        Args:
            alert_type: What kind of message it is.
            sanitize: Whether the page removes what could run.
            dedent: Whether common leading space is removed.
            hard_line_break: Whether a line's end is one in the page.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
