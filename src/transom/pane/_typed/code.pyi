"""The constructors and attributes of the components in `transom.pane.code`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.pane.code
from transom._typing import Common, Parameters, Reference, Value

class Code(Parameters, transom.pane.code.Code):
    """Shows source code.

    Example: `Code("def double(x): return 2 * x")`
    """

    language: Value[str, str | Reference]
    html: Value[str, str | Reference]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        language: str | Reference = "python",
        html: str | Reference = "",
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows source code.

        Args:
            language: A Pygments lexer's name.
            html: The highlighted source; follows from `object`.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
