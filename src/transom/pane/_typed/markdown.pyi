"""The constructors and attributes of the components in `transom.pane.markdown`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.pane.markdown
from transom._typing import Common, Parameters, Reference, Value

class Markdown(Parameters, transom.pane.markdown.Markdown):
    """Shows CommonMark text with tables, strikethrough and autolinks; text is shown by this pane.

    Example: `Markdown("Text with **stress** and `code`")`
    """

    sanitize: Value[bool, bool | Reference]
    dedent: Value[bool, bool | Reference]
    hard_line_break: Value[bool, bool | Reference]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        sanitize: bool | Reference = True,
        dedent: bool | Reference = True,
        hard_line_break: bool | Reference = False,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows CommonMark text with tables, strikethrough and autolinks; text is shown by this pane.

        Args:
            sanitize: Whether the page removes what could run.
            dedent: Whether common leading space is removed.
            hard_line_break: Whether a line's end is one in the page.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
