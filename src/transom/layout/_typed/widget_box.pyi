"""The constructors and attributes of the components in `transom.layout.widget_box`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.layout.widget_box
from transom._typing import Common, Parameters, Reference, Value

class WidgetBox(Parameters, transom.layout.widget_box.WidgetBox):
    """Frames its objects, one below the other or side by side; `disabled` holds for all that is in it."""

    css_classes: Value[list[Any], list[Any] | Reference]
    horizontal: Value[bool, bool | Reference]
    gap: Value[int | None, int | Reference | None]
    scroll: Value[
        Literal["both-auto", "y-auto", "x-auto", "both", "x", "y"] | bool,
        Literal["both-auto", "y-auto", "x-auto", "both", "x", "y"] | bool | Reference,
    ]
    objects: Value[Any, list[Any] | Reference]
    children: Value[list[Any], list[Any] | Reference]
    def __init__(
        self,
        *items: Any,
        horizontal: bool | Reference = False,
        gap: int | Reference | None = None,
        scroll: Literal["both-auto", "y-auto", "x-auto", "both", "x", "y"] | bool | Reference = False,
        objects: list[Any] | Reference = ...,
        children: list[Any] | Reference = ...,
        **common: Unpack[Common],
    ) -> None:
        """Frames its objects, one below the other or side by side; `disabled` holds for all that is in it.

        Args:
            css_classes: CSS classes of its frame.
            horizontal: Whether they stand side by side.
            gap: Space between them in CSS pixels.
            scroll: Whether it scrolls when its content is larger; the bars of "both", "x" and "y" are always seen.
            objects: Another name of `children`.
            children: The components inside, in order.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
