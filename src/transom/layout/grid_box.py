"""`GridBox`: components in rows and columns."""

from __future__ import annotations

import param

from transom.layout.row import Box


class GridBox(Box):
    """Places its objects in a grid, row by row.

    `ncols` says how many stand in a row. Without it `nrows` does: so many that this many rows are enough. Without
    either each stands in a row of its own. A cell whose object is not visible stays empty.
    """

    _front_end = "GridBox"

    nrows = param.Integer(default=None, allow_None=True, bounds=(0, None), doc="Into how many rows they are put.")
    ncols = param.Integer(default=None, allow_None=True, bounds=(0, None), doc="How many stand in a row.")
