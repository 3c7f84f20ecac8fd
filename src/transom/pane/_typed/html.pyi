"""The constructors and attributes of the components in `transom.pane.html`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.pane.html
from transom._typing import Common, Parameters, Reference, Value

class HTML(Parameters, transom.pane.html.HTML):
    """Shows HTML text, or an object with `_repr_html_`.

    The page removes scripts and handlers from it, unless `sanitize_html` is off.

    Example: `HTML("<p>Some <mark>marked</mark> text</p>")`
    """

    sanitize_html: Value[bool, bool | Reference]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        sanitize_html: bool | Reference = True,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows HTML text, or an object with `_repr_html_`.

        Args:
            sanitize_html: Whether the page removes what could run.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
