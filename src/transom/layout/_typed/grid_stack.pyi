"""The constructors and attributes of the components in `transom.layout.grid_stack`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.layout.grid_stack
from transom._typing import Common, Reference, Value
from transom.layout._typed.grid_spec import GridSpec

class GridStack(GridSpec, transom.layout.grid_stack.GridStack):
    """A `GridSpec` by the name of Panel's grid whose cells the user drags and resizes, which is not possible here."""

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
        """A `GridSpec` by the name of Panel's grid whose cells the user drags and resizes, which is not possible here.

        Args:
            allow_drag: Taken, and changes nothing yet.
            allow_resize: Taken, and changes nothing yet.
            state: Taken, and stays empty.
            objects: What stands where: {(top, left, bottom, right): object}, the last two excluded.
            mode: What happens where something stands already: it goes, with a warning or without, or it is an error.
            nrows: How many rows; as needed when omitted.
            ncols: How many columns; as needed, too.
            gap: Space between them in CSS pixels.
            spans: The places of `objects`, in order.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
