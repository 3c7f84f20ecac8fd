"""The constructors and attributes of the components in `transom.layout.flex_box`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.layout.flex_box
from transom._typing import Common, Parameters, Reference, Value

class FlexBox(Parameters, transom.layout.flex_box.FlexBox):
    """Places its objects along an axis and wraps them; the parameters mean what CSS means by them.

    It is as wide as what it is in, or as high if its direction is a column, unless it is given a size or a mode.
    """

    flex_direction: Value[
        Literal["row", "row-reverse", "column", "column-reverse"],
        Literal["row", "row-reverse", "column", "column-reverse"] | Reference,
    ]
    flex_wrap: Value[Literal["nowrap", "wrap", "wrap-reverse"], Literal["nowrap", "wrap", "wrap-reverse"] | Reference]
    justify_content: Value[
        Literal[
            "flex-start",
            "flex-end",
            "center",
            "space-between",
            "space-around",
            "space-evenly",
            "start",
            "end",
            "left",
            "right",
        ],
        Literal[
            "flex-start",
            "flex-end",
            "center",
            "space-between",
            "space-around",
            "space-evenly",
            "start",
            "end",
            "left",
            "right",
        ]
        | Reference,
    ]
    align_items: Value[
        Literal[
            "stretch",
            "flex-start",
            "flex-end",
            "center",
            "baseline",
            "first baseline",
            "last baseline",
            "start",
            "end",
            "self-start",
            "self-end",
        ],
        Literal[
            "stretch",
            "flex-start",
            "flex-end",
            "center",
            "baseline",
            "first baseline",
            "last baseline",
            "start",
            "end",
            "self-start",
            "self-end",
        ]
        | Reference,
    ]
    align_content: Value[
        Literal[
            "normal",
            "flex-start",
            "flex-end",
            "center",
            "space-between",
            "space-around",
            "space-evenly",
            "stretch",
            "start",
            "end",
            "baseline",
            "first baseline",
            "last baseline",
        ],
        Literal[
            "normal",
            "flex-start",
            "flex-end",
            "center",
            "space-between",
            "space-around",
            "space-evenly",
            "stretch",
            "start",
            "end",
            "baseline",
            "first baseline",
            "last baseline",
        ]
        | Reference,
    ]
    gap: Value[Any, str | int | Reference]
    objects: Value[Any, list[Any] | Reference]
    children: Value[list[Any], list[Any] | Reference]
    def __init__(
        self,
        *items: Any,
        flex_direction: Literal["row", "row-reverse", "column", "column-reverse"] | Reference = "row",
        flex_wrap: Literal["nowrap", "wrap", "wrap-reverse"] | Reference = "wrap",
        justify_content: Literal[
            "flex-start",
            "flex-end",
            "center",
            "space-between",
            "space-around",
            "space-evenly",
            "start",
            "end",
            "left",
            "right",
        ]
        | Reference = "flex-start",
        align_items: Literal[
            "stretch",
            "flex-start",
            "flex-end",
            "center",
            "baseline",
            "first baseline",
            "last baseline",
            "start",
            "end",
            "self-start",
            "self-end",
        ]
        | Reference = "flex-start",
        align_content: Literal[
            "normal",
            "flex-start",
            "flex-end",
            "center",
            "space-between",
            "space-around",
            "space-evenly",
            "stretch",
            "start",
            "end",
            "baseline",
            "first baseline",
            "last baseline",
        ]
        | Reference = "flex-start",
        gap: str | int | Reference = "",
        objects: list[Any] | Reference = ...,
        children: list[Any] | Reference = ...,
        **common: Unpack[Common],
    ) -> None:
        """Places its objects along an axis and wraps them; the parameters mean what CSS means by them.

        Args:
            flex_direction: Along which axis they stand.
            flex_wrap: Whether they wrap, and to which side.
            justify_content: Where they are in a line.
            align_items: Where they are across a line.
            align_content: Where the lines are.
            gap: Space between them: CSS, such as "4px 1em", or a number of CSS pixels.
            objects: Another name of `children`.
            children: The components inside, in order.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
