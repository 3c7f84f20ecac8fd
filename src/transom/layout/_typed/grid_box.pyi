"""The constructors and attributes of the components in `transom.layout.grid_box`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.layout.grid_box
from transom._typing import Common, Parameters, Reference, Value

class GridBox(Parameters, transom.layout.grid_box.GridBox):
    """Places its objects in a grid, row by row.

    `ncols` says how many stand in a row. Without it `nrows` does: so many that this many rows are enough. Without
    either each stands in a row of its own. A cell whose object is not visible stays empty.
    """

    nrows: Value[int | None, int | Reference | None]
    ncols: Value[int | None, int | Reference | None]
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
        nrows: int | Reference | None = None,
        ncols: int | Reference | None = None,
        gap: int | Reference | None = None,
        scroll: Literal["both-auto", "y-auto", "x-auto", "both", "x", "y"] | bool | Reference = False,
        objects: list[Any] | Reference = ...,
        children: list[Any] | Reference = ...,
        **common: Unpack[Common],
    ) -> None:
        """Places its objects in a grid, row by row.

        Args:
            nrows: Into how many rows they are put.
            ncols: How many stand in a row.
            gap: Space between them in CSS pixels.
            scroll: Whether it scrolls when its content is larger; the bars of "both", "x" and "y" are always seen.
            objects: Another name of `children`.
            children: The components inside, in order.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
