"""`View`: what a page shows of a table, window by window, and how the parameters of the pane shape it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from transom.pane._table.cells import Cell, Format, Rules, text_of, writer
from transom.pane._table.table import Places, Table, kind_of

WHOLE = 200
"""Tables of up to so many rows are sent whole."""
FIRST = 100
"""Of longer ones so many are sent at first."""
WIDEST = 200
"""So many columns are shown when nobody has said how many."""
_SAMPLE = 200
_LETTERS = 300_000
"""Of one window so many characters travel at most, shared by its cells."""
_ORDERS = 2
"""So many orders of the rows are kept."""

_versions = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Shape:
    """What the parameters of the pane say of the table; they are named as there."""

    rules: Rules
    index: bool = True
    header: bool = True
    index_names: bool = True
    max_rows: int | None = None
    max_cols: int | None = None
    show_dimensions: bool = False
    formatters: Mapping[Any, Format] | Sequence[Format] | None = None
    col_space: Any = None


class View:
    """One table as it is shown from now until its pane is given another, or is told that this one has changed.

    Args:
        table: read at each look.
        shape: how it is shown.

    Attributes:
        version: no other view has it.
    """

    def __init__(self, table: Table, shape: Shape) -> None:
        self.version = next(_versions)
        self._table = table
        self._shape = shape
        columns = table.columns
        self._first = 0 if shape.index else table.levels
        self._shown = self._chosen(len(columns))
        self._columns = columns
        self._samples = {at: self._sample(at) for at in self._shown if at is not None}
        self._writers = {at: writer(sample, shape.rules, self._own(at)) for at, sample in self._samples.items()}
        self._orders: dict[tuple[int, bool], Sequence[int]] = {}

    @property
    def count(self) -> int:
        """How many rows are shown."""
        count, most = self._table.count, self._shape.max_rows
        return count if most is None or count <= most else most + 1

    def wire(self, *, whole: bool = False) -> dict[str, Any]:
        """The table's head, and its first rows.

        Args:
            whole: whether the page can ask for no others, and for no other order.
        """
        count = self.count
        shape = self._shape
        fixed = whole or shape.max_rows is not None
        return {
            "kind": "rows",
            "version": self.version,
            "count": count,
            "index": sum(1 for at in self._shown if at is not None and at < self._table.levels),
            "heads": self._heads() if shape.header else None,
            "ends": [at is not None and self._is_number(at) for at in self._shown],
            "sorts": [-1 if at is None or fixed else at for at in self._shown],
            "widths": None if shape.col_space is None else [self._width(at) for at in self._shown],
            "note": self._size() if shape.show_dimensions or self._is_cut else None,
            "rows": self.rows(0, count if whole or count <= WHOLE else FIRST),
        }

    def rows(self, start: int, stop: int, sort: tuple[int, bool] | None = None) -> list[list[Cell]]:
        """The cells of rows `start` to `stop` (exclusive) of those shown, in the order of a column."""
        stop = min(stop, self.count)
        most = self._shape.max_rows
        if start >= stop:
            return []
        if sort is not None:
            order = self._order(sort)
            return self._cells(order[start:stop])
        if most is None or self._table.count <= most:
            return self._cells(slice(start, stop))
        # What is left out stands as one row of dots between the first and the last.
        head, skipped = (most + 1) // 2, self._table.count - most - 1
        first = self._cells(slice(start, min(stop, head)))
        dots: list[list[Cell]] = [["…"] * len(self._shown)] if start <= head < stop else []
        last = self._cells(slice(max(start, head + 1) + skipped, max(stop, head + 1) + skipped))
        return [*first, *dots, *last]

    def sortable(self, column: int) -> bool:
        """Whether the page may ask for the order of a column."""
        return column in self._samples and self._shape.max_rows is None

    def takes_long(self, sort: tuple[int, bool]) -> bool:
        """Whether an order has to be found first that takes more than a moment."""
        return sort not in self._orders and self._table.count > 20_000

    def _order(self, sort: tuple[int, bool]) -> Sequence[int]:
        order = self._orders.pop(sort, None)
        if order is None or len(order) != self._table.count:
            order = self._table.order(sort[0], descending=sort[1])
        self._orders[sort] = order
        while len(self._orders) > _ORDERS:
            self._orders.pop(next(iter(self._orders)))
        return order

    def _cells(self, places: Places) -> list[list[Cell]]:
        if isinstance(places, slice) and places.start >= places.stop:
            return []
        high = places.stop - places.start if isinstance(places, slice) else len(places)
        most = max(20, min(2000, _LETTERS // max(1, high * len(self._shown))))
        columns: list[list[Cell]] = []
        for at in self._shown:
            if at is None:
                columns.append(["…"] * high)
            else:
                write = self._writers[at]
                columns.append([write(value, most) for value in self._table.values(at, places)])
        return [list(row) for row in zip(*columns, strict=True)]

    def _sample(self, column: int) -> list[Any]:
        count = self._table.count
        return self._table.values(column, [*range(0, count, -(-count // _SAMPLE))]) if count else []

    # Columns

    @property
    def _is_cut(self) -> bool:
        return None in self._shown and self._shape.max_cols is None

    def _chosen(self, count: int) -> list[int | None]:
        levels = self._table.levels
        index = range(self._first, levels)
        most = self._shape.max_cols or WIDEST
        if count - levels <= most:
            return [*index, *range(levels, count)]
        half = (most + 1) // 2
        return [*index, *range(levels, levels + half), None, *range(count - (most - half), count)]

    def _own(self, column: int) -> Callable[[Any], str] | None:
        """What the author writes a column with."""
        given = self._shape.formatters
        at = column - self._table.levels
        if given is None or at < 0:
            return None
        if not isinstance(given, Mapping):
            return given[at] if at < len(given) else None
        key = self._columns[column].key
        return given.get(key, given.get(at))

    def _width(self, column: int | None) -> str | None:
        """The least width of a column, in CSS."""
        given = self._shape.col_space
        at = -1 if column is None else column - self._table.levels
        if isinstance(given, Mapping):
            given = None if column is None else given.get(self._columns[column].key)
        elif isinstance(given, list | tuple):
            given = given[at] if 0 <= at < len(given) else None
        return f"{given}px" if isinstance(given, int | float) else given

    def _is_number(self, column: int) -> bool:
        kind = self._columns[column].kind
        return (kind_of(self._samples[column]) if kind is None else kind) == "number"

    def _heads(self) -> list[list[tuple[str | None, int]]]:
        """For each level of the header its names, each with the number of columns that it spans."""
        depth = max([1, *(len(column.labels) for column in self._columns)])
        labels = [self._labels(at, depth) for at in self._shown]
        index = sum(1 for at in self._shown if at is not None and at < self._table.levels)
        heads = [_spans([each[: level + 1] for each in labels], index) for level in range(depth - 1)]
        return [*heads, [(each[-1], 1) for each in labels]]

    def _labels(self, column: int | None, depth: int) -> tuple[str | None, ...]:
        if column is None:
            return ("…",) * depth
        labels = self._columns[column].labels
        if column < self._table.levels and not self._shape.index_names:
            return (None,) * depth
        return tuple(None if each is None else text_of(each, 200) for each in labels)

    def _size(self) -> str:
        rows, columns = self._table.count, len(self._columns) - self._table.levels
        return f"{rows:,} {'row' if rows == 1 else 'rows'} × {columns:,} {'column' if columns == 1 else 'columns'}"


def _spans(labels: list[tuple[str | None, ...]], index: int) -> list[tuple[str | None, int]]:
    """The names of one level, equal ones beside each other as one; `labels` begin at the highest level."""
    row: list[tuple[str | None, int]] = []
    for place, each in enumerate(labels):
        if place > index and each == labels[place - 1]:
            row[-1] = (row[-1][0], row[-1][1] + 1)
        else:
            row.append((each[-1], 1))
    return row
