"""The constructors and attributes of the components in `transom.layout.grid_stack`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.layout.grid_stack
from transom._typing import Common, Reference, Value
from transom.layout._typed.grid_spec import GridSpec

class GridStack(GridSpec, transom.layout.grid_stack.GridStack):
    """A `GridSpec` whose objects the user moves and resizes, by pointer or by keys.

    What lies where something is put goes down until there is room. `objects` has the new places, and so has `state`.

    Example: `GridStack(objects={(0, 0, 1, 2): "Above", (1, 0, 2, 1): "Left", (1, 1, 2, 2): "Right"})`
    """

    allow_drag: Value[bool, bool | Reference]
    allow_resize: Value[bool, bool | Reference]
    state: Value[list[Any], list[Any] | Reference]
    objects: Value[Any, dict[Any, Any] | Reference]
    mode: Value[Literal["warn", "error", "override"], Literal["warn", "error", "override"] | Reference]
    nrows: Value[int | None, int | Reference | None]
    ncols: Value[int | None, int | Reference | None]
    gap: Value[int | None, int | Reference | None]
    spans: Value[list[Any], list[Any] | Reference]
    def __init__(
        self,
        *,
        allow_drag: bool | Reference = True,
        allow_resize: bool | Reference = True,
        state: list[Any] | Reference = ...,
        objects: dict[Any, Any] | Reference = ...,
        mode: Literal["warn", "error", "override"] | Reference = "warn",
        nrows: int | Reference | None = None,
        ncols: int | Reference | None = None,
        gap: int | Reference | None = None,
        spans: list[Any] | Reference = ...,
        **common: Unpack[Common],
    ) -> None:
        """A `GridSpec` whose objects the user moves and resizes, by pointer or by keys.

        Args:
            allow_drag: Whether the user can move objects.
            allow_resize: Whether the user can make them larger and smaller.
            state: Where they stand, in order: `{"x": …, "y": …, "w": …, "h": …}` in columns and rows.
            objects: What stands where: {(top, left, bottom, right): object}, the last two excluded.
            mode: What happens where something stands already: it goes, with a warning or without, or it is an error.
            nrows: How many rows; as needed when omitted.
            ncols: How many columns; as needed, too.
            gap: Space between them in CSS pixels.
            spans: The places of `objects`, in order.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
