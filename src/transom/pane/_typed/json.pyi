"""The constructors and attributes of the components in `transom.pane.json`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.pane.json
from transom._typing import Common, Parameters, Reference, Value

class JSON(Parameters, transom.pane.json.JSON):
    """Shows a list or a dict as a tree that unfolds; text is read as JSON.

    Anything may be in it: what is none of JSON's has its text, a part that is in itself says so. Large ones cost what
    is unfolded.

    Example: `JSON({"any": ["object", 1, None]})`
    """

    depth: Value[int, int | Reference]
    hover_preview: Value[bool, bool | Reference]
    theme: Value[Literal["light", "dark"] | None, Literal["light", "dark"] | Reference | None]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        depth: int | Reference = 1,
        encoder: Any = None,
        hover_preview: bool | Reference = False,
        theme: Literal["light", "dark"] | Reference | None = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows a list or a dict as a tree that unfolds; text is read as JSON.

        Args:
            depth: How many levels are unfolded at first; -1 all.
            encoder: Whose `default` says what other objects are.
            hover_preview: Whether what is folded tells of its content on hover.
            theme: Its own colours; those of the page when there is none.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
