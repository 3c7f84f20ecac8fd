"""The constructors and attributes of the components in `transom.pane.pdf`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.pane.pdf
from transom._typing import Common, Parameters, Reference, Value

class PDF(Parameters, transom.pane.pdf.PDF):
    """Shows a PDF file; where a browser has no viewer for it, a link that opens it.

    `object` may be a `Path`, bytes, an open file, or the relative path of a file below the folder of the app's file or
    the current folder. Pages of other hosts do not stand in a page: an address is a link.

    Example: `PDF("https://example.org/report.pdf")`
    """

    embed: Value[bool, bool | Reference]
    start_page: Value[int, int | Reference]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        embed: bool | Reference = False,
        start_page: int | Reference = 1,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows a PDF file; where a browser has no viewer for it, a link that opens it.

        Args:
            embed: Taken as Panel does; a file is always shown in the page.
            start_page: The page that is shown first.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
