"""`GridSpec`: components at places of a grid, each over as many rows and columns as it is given."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from operator import index as whole
from types import NoneType
from typing import Any, ClassVar

import param

from transom.components.child import ChildDict
from transom.components.component import Component
from transom.components.encode import Encoder
from transom.components.layout import Panel
from transom.components.outline import short
from transom.components.storing import write_lock
from transom.errors import TransomWarning

Place = tuple[int | None, int | None, int | None, int | None]
"""The first row and column, and those after the last, from 0; `None` is the edge of the grid, wherever that is."""

_TALL = ("stretch_height", "stretch_both", "scale_height", "scale_both")


class GridSpec(Component, Panel):
    """Places its objects in a grid of equal rows and equal columns: `grid[0, 1:3] = plot`.

    A row or column is a number from 0, from -1 backwards, or a slice; an open slice reaches to the edge of the grid,
    also when that grows: `grid[:, 0]` is the whole first column. `grid[0, 1]` gives what stands there or `None`, with
    slices a `GridSpec` of what stands there; `del grid[0]` takes away what stands in the first row.

    What has neither a size nor a mode of its own is given a mode in which it fills its cells. Without a height rows
    are as high as the highest of them needs. On phones objects stand one below the other.

    Example: `GridSpec(objects={(0, 0, 1, 2): "Above", (1, 0, 2, 1): "Left", (1, 1, 2, 2): "Right"})`

    Concurrency: from any thread; each change replaces `objects`, and none is lost.
    """

    _front_end = "GridSpec"
    _derived: ClassVar[tuple[str, ...]] = ("spans",)

    objects = ChildDict(
        default={},
        doc="What stands where: {(top, left, bottom, right): object}, the last two excluded.",
    )
    mode: param.Selector[Any] = param.Selector(
        default="warn",
        objects=["warn", "error", "override"],
        doc="What happens where something stands already: it goes, with a warning or without, or it is an error.",
    )
    nrows = param.Integer(default=None, allow_None=True, bounds=(0, None), doc="How many rows; as needed when omitted.")
    ncols = param.Integer(default=None, allow_None=True, bounds=(0, None), doc="How many columns; as needed, too.")
    gap = param.Integer(default=None, allow_None=True, bounds=(0, None), doc="Space between them in CSS pixels.")
    spans: param.List[Any] = param.List(default=[], doc="The places of `objects`, in order.")

    _fitted: tuple[Component, ...] = ()

    def _set_objects(self, value: Any) -> dict[str, Any]:
        taken = self._info.held["objects"].taken(value, self)
        found: dict[Place, Component] = {}
        for key, each in taken.items():
            if not _is_place(key):
                told = "is no place. Write (top, left, bottom, right): rows and columns from 0, the last two excluded."
                raise ValueError(f"{type(self).__name__}.objects: {short(key)} {told}")
            self._look_under(key, found)
            found = _laid(found, key, each)
        return {"objects": dict(sorted(found.items(), key=lambda item: (item[0][0] or 0, item[0][1] or 0)))}

    def _look_under(self, key: Place, objects: dict[Place, Any]) -> None:
        """Say, as `mode` wants it, that something lies where something is to be put."""
        under = [other for other in objects if overlap(key, other)]
        if under and self.mode == "error":
            raise IndexError(
                f"grid[{_said(key)}]: something stands at {_said(*under)}. Delete it first, or write mode='override'."
            )
        if self.mode == "warn" and any(other != key for other in under):
            text = f"grid[{_said(key)}] lies upon what stood at {_said(*under)}, which went."
            warnings.warn(f"{text} Write mode='override' where that is meant.", TransomWarning, stacklevel=3)

    def _encode_spans(self, value: list[Place], encoder: Encoder) -> list[Place]:
        return list(self.objects)

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if "objects" in names:
            with write_lock:
                self._mark("spans")
        if not names.isdisjoint(("objects", "height", "min_height", "sizing_mode")):
            self._fit()

    def _fit(self) -> None:
        """Let what has no size of its own fill its cells."""
        tall = self.height is not None or self.min_height is not None or self.sizing_mode in _TALL
        mode = "stretch_both" if tall else "stretch_width"
        here = [each for each in self.objects.values() if isinstance(each, Component)]
        fitted = [
            each
            for each in here
            if each in self._fitted or (each.sizing_mode is None and each.width is None and each.height is None)
        ]
        self._fitted = tuple(fitted)
        for each in fitted:
            if each.sizing_mode in (None, "stretch_width", "stretch_both"):
                each.sizing_mode = mode

    # What is where

    def _size(self) -> tuple[int, int]:
        """How many rows and columns there are."""
        rows = max((y0 or 0) + 1 if y1 is None else y1 for y0, _, y1, _ in [*self.objects, (0, 0, 0, 0)])
        columns = max((x0 or 0) + 1 if x1 is None else x1 for _, x0, _, x1 in [*self.objects, (0, 0, 0, 0)])
        return self.nrows or rows, self.ncols or columns

    def _place(self, index: Any, *, grows: bool = False) -> Place:
        """The place that an index means; raises IndexError where there is none.

        Args:
            index: of a row, or of a row and a column.
            grows: whether it may lie beyond what there is.
        """
        row, column = index if isinstance(index, tuple) and len(index) == 2 else (index, slice(None))
        rows, columns = self._size()
        y0, y1 = _span("row", row, rows, self.nrows or (None if grows else rows))
        x0, x1 = _span("column", column, columns, self.ncols or (None if grows else columns))
        return y0, x0, y1, x1

    def __setitem__(self, index: Any, item: Any) -> None:
        key = self._place(index, grows=True)
        self._look_under(key, self.objects)
        self._edit(lambda here: _laid(here, key, item))

    def __delitem__(self, index: Any) -> None:
        key = self._place(index)
        self._edit(lambda here: {other: each for other, each in here.items() if not overlap(key, other)})

    def _edit(self, edit: Callable[[dict[Place, Any]], dict[Place, Any]]) -> None:
        """Change what stands where; what another thread has changed meanwhile is changed in turn."""
        here = self.objects
        while not self._exchange("objects", here, edit(here)):
            here = self.objects

    def __getitem__(self, index: Any) -> Any:
        key = self._place(index)
        found = {other: each for other, each in self.objects.items() if overlap(key, other)}
        if isinstance(index, tuple) and not any(isinstance(each, slice) for each in index):
            return next(iter(found.values()), None)
        return self.clone(objects={_cut(other, key): each for other, each in found.items()}, nrows=None, ncols=None)

    def __iter__(self) -> Iterator[Component]:
        return iter(self.objects.values())

    def __len__(self) -> int:
        return len(self.objects)

    def __contains__(self, item: object) -> bool:
        return any(item is each for each in self)

    @property
    def grid(self) -> list[list[int]]:
        """The cells, row by row: 1 where something stands, else 0."""
        rows, columns = (range(count) for count in self._size())
        return [[int(any(overlap((y, x, y + 1, x + 1), key) for key in self.objects)) for x in columns] for y in rows]


def _span(what: str, said: Any, count: int, most: int | None) -> tuple[int | None, int | None]:
    """The first and the one after the last of the rows or columns that somebody said.

    Args:
        what: rows or columns.
        said: a number or a slice.
        count: how many there are.
        most: how many there may be.
    """
    text = f"grid[…]: {what} {short(said)}"
    try:
        if isinstance(said, slice):
            ends = [None if end is None else whole(end) for end in (said.start, said.stop)]
        else:
            ends = [whole(said), None]
    except TypeError as error:
        raise IndexError(f"{text} is no number and no slice. Write a row and a column, as grid[0, 1:3].") from error
    start, stop = (end + count if end is not None and end < 0 else end for end in ends)
    if not isinstance(said, slice) and start is not None:
        stop = start + 1
    first = start or 0
    if first < 0 or (stop is not None and stop <= first) or getattr(said, "step", None) is not None:
        raise IndexError(f"{text} is nowhere. Write numbers from 0, or slices of them without a step.")
    if most is not None and max(first + 1, stop or 0) > most > 0:
        raise IndexError(f"{text}, and there are {most} {what}s, counted from 0.")
    return start, stop


def _is_place(key: Any) -> bool:
    if not isinstance(key, tuple) or len(key) != 4 or any(type(each) not in (int, NoneType) for each in key):
        return False
    pairs = ((key[at] or 0, key[at + 2]) for at in (0, 1))
    return all(start >= 0 and (stop is None or start < stop) for start, stop in pairs)


def overlap(one: Place, other: Place) -> bool:
    """Whether two places have a cell in common."""
    pairs = ((one[at] or 0, one[at + 2], other[at] or 0, other[at + 2]) for at in (0, 1))
    return all((b is None or c < b) and (d is None or a < d) for a, b, c, d in pairs)


def _laid(objects: dict[Place, Any], key: Place, item: Any) -> dict[Place, Any]:
    """`objects` with one more, without those that it lies upon."""
    return {**{other: each for other, each in objects.items() if not overlap(key, other)}, key: item}


def _cut(key: Place, frame: Place) -> Place:
    """What of a place is in a frame, counted from the corner of the frame."""
    top, left, bottom, right = frame
    starts = [max((key[at] or 0) - (edge or 0), 0) for at, edge in enumerate((top, left))]
    ends = [
        None if stop is None and end is None else min(each for each in (stop, end) if each is not None) - (edge or 0)
        for stop, end, edge in zip(key[2:], (bottom, right), (top, left), strict=True)
    ]
    return starts[0], starts[1], ends[0], ends[1]


def _said(*places: Place) -> str:
    """Places as they are written in brackets."""

    def one(start: int | None, stop: int | None) -> str:
        if start is not None and stop == start + 1:
            return f"{start}"
        return f"{'' if start is None else start}:{'' if stop is None else stop}"

    return " and ".join(f"{one(y0, y1)}, {one(x0, x1)}" for y0, x0, y1, x1 in places)
