"""`CellOutput`: where the result of a cell stands in the page."""

from __future__ import annotations

from typing import Any

import param

from transom.components.encode import Encoder
from transom.components.failing import encode_error
from transom.components.layout import ListLayout


class CellOutput(ListLayout):
    """The results of one cell, its running state and its error."""

    _front_end = "Cell"

    number = param.Integer(default=0, doc="The cell's place, from 0.")
    waiting = param.Boolean(default=False, doc="Whether the cell is still to be run.")
    running = param.Boolean(default=False, doc="Whether the cell is being run.")
    error = param.Dict(default=None, allow_None=True, doc="Why it failed: title, message, detail.")

    def _encode_error(self, value: Any, encoder: Encoder) -> Any:
        return encode_error(value, encoder)
