"""`GridArea`: a part of a page in which things stand at places of a grid of 12 columns."""

from __future__ import annotations

from typing import Any

import param

from transom.components.place import place
from transom.layout.column import Column
from transom.template.area import Area

COLUMNS = 12


class GridArea(Area):
    """Things in a grid of 12 columns, on phones one below the other.

    `area[:3, :6] = plot` puts one into the first three rows and the left half, `append` one below all others. A place
    that is given anew takes what stood there. Otherwise it is used like a list.
    """

    css_classes = param.List(default=["tr-grid12"], nested_refs=True, doc="CSS classes of its frame.")

    def __setitem__(self, index: Any, item: Any) -> None:
        if not isinstance(index, tuple):
            super().__setitem__(index, item)
            return
        rows, columns = self._span(index[0], self.rows or 1, None), self._span(index[1], COLUMNS, COLUMNS)
        area = f"{rows.start + 1} / {columns.start + 1} / {rows.stop + 1} / {columns.stop + 1}"
        cell = Column(place(item), styles={"grid-area": area}, sizing_mode="stretch_both")
        self.objects = [*(each for each in self.objects if each.styles.get("grid-area") != area), cell]

    @property
    def rows(self) -> int:
        """How many rows have something in them."""
        areas = (each.styles.get("grid-area") for each in self.objects)
        return max((int(area.split(" / ")[2]) - 1 for area in areas if area), default=0)

    def _span(self, index: Any, end: int, most: int | None) -> range:
        """The rows or columns that an index or a slice means, from 0."""
        if not isinstance(index, slice):
            index = slice(index, index + 1)
        start, stop = index.start or 0, end if index.stop is None else index.stop
        if index.step is not None or not 0 <= start < stop or (most is not None and stop > most):
            raise IndexError(
                f"main[…]: {index.start}:{index.stop} are no rows or columns of the grid. Write rows from 0 and "
                f"columns from 0 to {COLUMNS}, as main[:3, :6]."
            )
        return range(start, stop)
