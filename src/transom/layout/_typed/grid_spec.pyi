"""The constructors and attributes of the components in `transom.layout.grid_spec`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.layout.grid_spec
from transom._typing import Common, Parameters, Reference, Value

class GridSpec(Parameters, transom.layout.grid_spec.GridSpec):
    """Places its objects in a grid of equal rows and equal columns: `grid[0, 1:3] = plot`.

    A row or column is a number from 0, from -1 backwards, or a slice; an open slice reaches to the edge of the grid,
    also when that grows: `grid[:, 0]` is the whole first column. `grid[0, 1]` gives what stands there or `None`, with
    slices a `GridSpec` of what stands there; `del grid[0]` takes away what stands in the first row.

    What has neither a size nor a mode of its own is given a mode in which it fills its cells. Without a height rows
    are as high as the highest of them needs. On phones objects stand one below the other.

    Example: `GridSpec(objects={(0, 0, 1, 2): "Above", (1, 0, 2, 1): "Left", (1, 1, 2, 2): "Right"})`

    Concurrency: from any thread; each change replaces `objects`, and none is lost.
    """

    objects: Value[Any, dict[Any, Any] | Reference]
    mode: Value[Literal["warn", "error", "override"], Literal["warn", "error", "override"] | Reference]
    nrows: Value[int | None, int | Reference | None]
    ncols: Value[int | None, int | Reference | None]
    gap: Value[int | None, int | Reference | None]
    spans: Value[list[Any], list[Any] | Reference]
    def __init__(
        self,
        *,
        objects: dict[Any, Any] | Reference = ...,
        mode: Literal["warn", "error", "override"] | Reference = "warn",
        nrows: int | Reference | None = None,
        ncols: int | Reference | None = None,
        gap: int | Reference | None = None,
        spans: list[Any] | Reference = ...,
        **common: Unpack[Common],
    ) -> None:
        """Places its objects in a grid of equal rows and equal columns: `grid[0, 1:3] = plot`.

        Args:
            objects: What stands where: {(top, left, bottom, right): object}, the last two excluded.
            mode: What happens where something stands already: it goes, with a warning or without, or it is an error.
            nrows: How many rows; as needed when omitted.
            ncols: How many columns; as needed, too.
            gap: Space between them in CSS pixels.
            spans: The places of `objects`, in order.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
