"""`GridStack`: Panel's grid whose cells a reader moves; here they stay where they are."""

from __future__ import annotations

from typing import Any, ClassVar

import param

from transom.layout.grid_spec import GridSpec


class GridStack(GridSpec):
    """A `GridSpec` by the name of Panel's grid whose cells the user drags and resizes, which is not possible here."""

    _unsynced: ClassVar[tuple[str, ...]] = ("allow_drag", "allow_resize", "state")

    allow_drag = param.Boolean(default=True, doc="Taken, and changes nothing yet.")
    allow_resize = param.Boolean(default=True, doc="Taken, and changes nothing yet.")
    state: param.List[Any] = param.List(default=[], doc="Taken, and stays empty.")
