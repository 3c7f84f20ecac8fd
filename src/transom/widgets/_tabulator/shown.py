"""`Shown`: the rows of a table as its pages have them: which, in which order, under which ids. Never changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from transom.widgets._tabulator import wire
from transom.widgets._tabulator.order import as_text
from transom.widgets._tabulator.values import Frame

if TYPE_CHECKING:
    import numpy.typing as npt

    Order = npt.NDArray[np.int64]

FIRST = 1000
"""So many rows travel at first without remote pages; the others are asked for."""
MOST = 5000
"""So many rows are asked for at once."""
Marks = dict[str, Any]
Mark = Callable[[Sequence[int]], Marks | None]


@dataclass(frozen=True, slots=True)
class Shown:
    """What pages show of a frame.

    Attributes:
        frame: the rows.
        first: the id of the first row; the others follow, so that a place is an id less this.
        version: counts the changes that pages are told of.
        order: the places of the rows that filters have left, in order; `None` for all as they are.
    """

    frame: Frame
    first: int
    version: int = 1
    order: Order | None = None

    @property
    def count(self) -> int:
        """How many rows are shown, on all pages."""
        return self.frame.count if self.order is None else len(self.order)

    def with_frame(self, frame: Frame, *, first: int | None = None) -> Shown:
        """The same rows with other cells, told of as the next change."""
        return replace(self, frame=frame, first=self.first if first is None else first, version=self.version + 1)

    def with_order(self, order: Order | None) -> Shown:
        """Other rows, or in another order."""
        return replace(self, order=order, version=self.version + 1)

    def place(self, id_: Any) -> int | None:
        """The place of a row in the frame; `None` if there is none of this id."""
        if type(id_) is float and id_.is_integer():
            id_ = int(id_)
        if type(id_) is not int or not 0 <= id_ - self.first < self.frame.count:
            return None
        return id_ - self.first

    def places(self, start: int, stop: int) -> Order:
        """The places of the rows that stand from `start` to `stop` (exclusive)."""
        stop = min(stop, self.count)
        return np.arange(start, max(start, stop)) if self.order is None else self.order[start:stop]

    def known(self, places: Sequence[Any]) -> list[int]:
        """Those of these places at which there is a row."""
        found: list[int] = wire.known(places, self.frame.count).tolist()
        return found

    def taken(self, places: Sequence[int]) -> Any:
        """The frame of the rows at these places of the whole frame; those that are not there are left out."""
        return self.frame.taken(wire.known(places, self.frame.count))

    def of_ids(self, ids: Iterable[Any]) -> Order:
        """The places of rows; ids that there are not are left out."""
        known = (self.place(each) for each in ids)
        return np.array([each for each in known if each is not None], dtype=np.int64)

    def all_and(self, places: Sequence[int], locked: frozenset[int] | None) -> list[int]:
        """The places of all rows that are shown but for those that are locked, and of these besides."""
        wanted = np.zeros(self.frame.count, dtype=bool)
        wanted[slice(None) if self.order is None else self.order] = True
        wanted[np.fromiter(locked or (), dtype=np.int64)] = False
        wanted[wire.known(places, self.frame.count)] = True
        found: list[int] = wanted.nonzero()[0].tolist()
        return found

    def pages(self, size: int | None) -> int:
        """How many pages there are, one at least."""
        return 1 if size is None else max(1, -(-self.count // size))

    def cells(self, at: Iterable[int], places: Any) -> list[dict[str, Any] | None]:
        """The cells of rows, by the place of their column; those that are not shown are left out."""
        wanted = set(at)
        return [
            wire.typed(self.frame.read(number, places)) if number in wanted else None
            for number in range(len(self.frame.columns))
        ]

    def is_same(self, order: Order | None) -> bool:
        """Whether these are just the rows that are shown already."""
        if order is None or self.order is None:
            return order is self.order
        return bool(np.array_equal(order, self.order))


@dataclass(frozen=True, slots=True)
class Looks:
    """How a block is made, besides which rows are in it.

    Attributes:
        columns: the places of the columns that are shown.
        size: rows of a page; `None` for no pages.
        remote: whether a page has its own rows only.
        page: which, from 1 on.
        pinned: the places of frozen rows.
        groups: the places of the columns by which rows are grouped.
        mark: gives the styles of rows by their places.
        locked: which rows may not be selected, by their places; `None` for none.
    """

    columns: tuple[int, ...]
    size: int | None = None
    remote: bool = False
    page: int = 1
    pinned: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    mark: Mark | None = None
    locked: frozenset[int] | None = None

    def window(self) -> tuple[int, int]:
        """Which of the rows shown travel in a whole block."""
        if self.remote and self.size is not None:
            return (self.page - 1) * self.size, self.page * self.size
        return 0, FIRST


def whole(shown: Shown, looks: Looks, *, keep: bool = False, window: tuple[int, int] | None = None) -> dict[str, Any]:
    """The block of all that a page begins with, or, with a window, goes on with."""
    start, stop = window or looks.window()
    places = shown.places(start, stop)
    block = part(shown, looks, places, start)
    rest = not looks.remote and window is None and len(places) < shown.count
    named = shown.places(0, shown.count) if rest else places
    pinned = np.array([each for each in looks.pinned if each < shown.frame.count], dtype=np.int64)
    return {
        **block,
        "size": looks.size,
        "pages": shown.pages(looks.size),
        "order": wire.ids(named, shown.first) if rest else None,
        "groups": [wire.typed(as_text(shown.frame.read(at, named))) for at in looks.groups] or None,
        "pinned": part(shown, looks, pinned, None) if len(pinned) else None,
        "keep": keep,
    }


def part(shown: Shown, looks: Looks, places: Order, first: int | None) -> dict[str, Any]:
    """The block of some rows."""
    locked = looks.locked
    numbers = places.tolist()
    return {
        "version": shown.version,
        "total": shown.frame.count,
        "count": shown.count,
        "first": first,
        "ids": wire.ids(places, shown.first),
        "cells": shown.cells(looks.columns, places),
        "marks": None if looks.mark is None or not numbers else looks.mark(numbers),
        "locked": [] if locked is None else [row for row, place in enumerate(numbers) if place in locked],
        "depth": None,
    }


def changed(shown: Shown, looks: Looks, cells: Iterable[tuple[int, Sequence[int]]]) -> dict[str, Any]:
    """The message of cells that have other values, given as columns with places; of remote pages those in sight."""
    parts, rows = [], dict[int, None]()
    sight = {*shown.places(*looks.window()).tolist(), *looks.pinned} if looks.remote else None
    for at, several in cells:
        places = several if sight is None else [each for each in several if each in sight]
        here = np.asarray(places, dtype=np.int64)
        parts.append({"at": at, "ids": wire.ids(here, shown.first), "cells": wire.typed(shown.frame.read(at, here))})
        rows.update(dict.fromkeys(places))
    marks = looks.mark(list(rows)) if rows and looks.mark is not None else None
    return {
        "kind": "changed",
        "version": shown.version,
        "total": shown.frame.count,
        "count": shown.count,
        "parts": parts,
        "marks": None if marks is None else {"ids": [each + shown.first for each in rows], **marks},
    }
