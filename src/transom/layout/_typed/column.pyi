"""The constructors and attributes of the components in `transom.layout.column`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.layout.column
from transom._typing import Common, Parameters, Reference, Value

class Column(Parameters, transom.layout.column.Column):
    """Places its objects one below the other.

    It scrolls, and can follow what is appended, as soon as one of the parameters for that is set.
    """

    auto_scroll_limit: Value[int, int | Reference]
    scroll_button_threshold: Value[int, int | Reference]
    scroll_position: Value[int, int | Reference]
    view_latest: Value[bool, bool | Reference]
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
        auto_scroll_limit: int | Reference = 0,
        scroll_button_threshold: int | Reference = 0,
        scroll_position: int | Reference = 0,
        view_latest: bool | Reference = False,
        gap: int | Reference | None = None,
        scroll: Literal["both-auto", "y-auto", "x-auto", "both", "x", "y"] | bool | Reference = False,
        objects: list[Any] | Reference = ...,
        children: list[Any] | Reference = ...,
        **common: Unpack[Common],
    ) -> None:
        """Places its objects one below the other.

        Args:
            auto_scroll_limit: Within how many pixels of its end it follows what is appended or grows; 0 never.
            scroll_button_threshold: Beyond how many pixels from its end a button leads there; 0 for no button.
            scroll_position: How many pixels it is scrolled down. A column that follows nothing does not report it.
            view_latest: Whether its end is shown at first.
            gap: Space between them in CSS pixels.
            scroll: Whether it scrolls when its content is larger; the bars of "both", "x" and "y" are always seen.
            objects: Another name of `children`.
            children: The components inside, in order.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
