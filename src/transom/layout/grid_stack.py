"""`GridStack`: a grid whose cells the user moves and resizes."""

from __future__ import annotations

from typing import Any, ClassVar

import param

from transom.components.storing import Change
from transom.errors import RejectedError
from transom.layout.grid_spec import GridSpec, Place, overlap

MOST = 200
"""Rows that a grid grows to when things are moved down."""


class GridStack(GridSpec):
    """A `GridSpec` whose objects the user moves and resizes, by pointer or by keys.

    What lies where something is put goes down until there is room. `objects` has the new places, and so has `state`.

    Example: `GridStack(objects={(0, 0, 1, 2): "Above", (1, 0, 2, 1): "Left", (1, 1, 2, 2): "Right"})`
    """

    _front_end = "GridStack"
    _events: ClassVar = {"move": ("objects", "state")}
    _unsynced: ClassVar[tuple[str, ...]] = ("state",)

    allow_drag = param.Boolean(default=True, doc="Whether the user can move objects.")
    allow_resize = param.Boolean(default=True, doc="Whether the user can make them larger and smaller.")
    state: param.List[Any] = param.List(
        default=[], doc='Where they stand, in order: `{"x": …, "y": …, "w": …, "h": …}` in columns and rows.'
    )

    def _after_objects(self, change: Change) -> dict[str, Any]:
        concrete = [self._closed(place) for place in self.objects]
        return {"state": [{"x": x0, "y": y0, "w": x1 - x0, "h": y1 - y0} for y0, x0, y1, x1 in concrete]}

    def _closed(self, place: Place) -> tuple[int, int, int, int]:
        rows, columns = self._size()
        y0, x0, y1, x1 = place
        top, left = y0 or 0, x0 or 0
        return top, left, max(top + 1, rows) if y1 is None else y1, max(left + 1, columns) if x1 is None else x1

    def _event_move(self, raw: Any) -> None:
        start, end = self._said_by_page(raw)
        here = self.objects
        if start not in here:
            raise RejectedError("bad_value")
        moved: dict[Place, Any] = {end: here[start]}
        for other, each in here.items():
            if other != start:
                moved[self._below(self._closed(other), moved)] = each
        bottom = max(place[2] or 0 for place in moved)
        if bottom > (self.nrows or MOST) or not self._exchange("objects", here, moved):
            raise RejectedError("bad_value")

    def _said_by_page(self, raw: Any) -> tuple[Place, Place]:
        """From where to where; raises RejectedError where the user cannot mean that."""
        if not isinstance(raw, list) or len(raw) != 2 or any(not _is_list(each) for each in raw):
            raise RejectedError("bad_value")
        start, end = ((each[0], each[1], each[2], each[3]) for each in raw)
        if any(type(each) is not int for each in end) or not 0 <= end[0] < end[2] or not 0 <= end[1] < end[3]:
            raise RejectedError("bad_value")
        before = self._closed(start)
        moves = (end[2] - end[0], end[3] - end[1]) == (before[2] - before[0], before[3] - before[1])
        resizes = end[:2] == before[:2]
        if not (moves and self.allow_drag) and not (resizes and self.allow_resize):
            raise RejectedError("not_allowed")
        if end[3] > self._size()[1]:
            raise RejectedError("bad_value")
        return start, end

    @staticmethod
    def _below(place: tuple[int, int, int, int], taken: dict[Place, Any]) -> Place:
        """The first free place from there down."""
        y0, x0, y1, x1 = place
        while any(overlap((y0, x0, y1, x1), other) for other in taken):
            y0, y1 = y0 + 1, y1 + 1
        return y0, x0, y1, x1


def _is_list(raw: Any) -> bool:
    return isinstance(raw, list) and len(raw) == 4 and all(each is None or type(each) is int for each in raw)
