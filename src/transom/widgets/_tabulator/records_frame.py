"""Lists of dicts as frames, for who has no library of frames. Their columns are typed by what is in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from transom.components.outline import short
from transom.widgets._tabulator.values import Column, Values, kind_of_objects, of_objects, text_of

if TYPE_CHECKING:
    from transom.widgets._tabulator.values import Mask, Places

_SAMPLE = 1000


class RecordsFrame:
    """See `Frame`. An edit makes another list, in which one dict is another.

    Args:
        native: the list.
        columns: what is known of its columns already.
    """

    levels = 0

    def __init__(self, native: list[dict[Any, Any]], columns: tuple[Column, ...] | None = None) -> None:
        self.native = native
        self.count = len(native)
        keys = dict.fromkeys(key for row in native for key in row)
        self.columns: tuple[Column, ...] = columns or tuple(self._column(key) for key in keys)

    def _column(self, key: Any) -> Column:
        values = (row.get(key) for row in self.native[:_SAMPLE])
        return Column(key, (text_of(key),), kind_of_objects(each for each in values if not _is_missing(each)))

    def again(self, native: list[dict[Any, Any]]) -> RecordsFrame:
        """See `Frame`."""
        return RecordsFrame(native, self.columns)

    def _values(self, at: int, places: Places) -> list[Any]:
        key = self.columns[at].key
        rows = self.native[places] if isinstance(places, slice) else [self.native[each] for each in places.tolist()]
        return [None if _is_missing(value := row.get(key)) else value for row in rows]

    def read(self, at: int, places: Places) -> Values:
        """See `Frame`."""
        values = self._values(at, places)
        return of_objects(self.columns[at].kind, values, np.array([each is None for each in values], dtype=bool))

    def sort_key(self, at: int, places: Places) -> Values:
        """See `Frame`."""
        return Values(self.columns[at].kind, self._values(at, places))

    def cell(self, at: int, place: int) -> Any:
        """See `Frame`."""
        return self.native[place].get(self.columns[at].key)

    def coerced(self, at: int, value: Any) -> Any:
        """See `Frame`."""
        return value

    def written(self, cells: Mapping[int, Mapping[int, Any]]) -> list[dict[Any, Any]]:
        """See `Frame`."""
        rows = list(self.native)
        for at, each in cells.items():
            for place, value in each.items():
                rows[place] = {**rows[place], self.columns[at].key: value}
        return rows

    def taken(self, places: Places) -> list[dict[Any, Any]]:
        """See `Frame`."""
        return self.native[places] if isinstance(places, slice) else [self.native[each] for each in places.tolist()]

    def extended(self, rows: Any, *, reset_index: bool) -> list[dict[Any, Any]]:
        """See `Frame`."""
        if isinstance(rows, Mapping):
            several = any(isinstance(each, list | tuple) for each in rows.values())
            rows = (
                [dict(zip(rows, each, strict=True)) for each in zip(*rows.values(), strict=True)] if several else [rows]
            )
        if not isinstance(rows, list) or not all(isinstance(each, Mapping) for each in rows):
            told = f"stream({short(rows)}) takes a dict, or a list of dicts."
            raise ValueError(told)
        known = {each.key for each in self.columns}
        strange = [key for row in rows for key in row if known and key not in known]
        if strange:
            raise ValueError(f"stream(…): {short(strange)} is no column; there are {short(list(known))}.")
        return [*self.native, *map(dict, rows)]

    def moved(self, other: Any, places: Sequence[int]) -> list[int] | None:
        """See `Frame`. Rows are known by being the same dict, and by their places where no row has come or gone."""
        if not isinstance(other, list):
            return []
        if len(other) == self.count:
            return None
        where = {id(row): at for at, row in enumerate(other)}
        found = (where.get(id(self.native[each])) for each in places)
        return [each for each in found if each is not None]

    def found(self, label: Any) -> list[int]:
        """See `Frame`."""
        known = isinstance(label, int) and not isinstance(label, bool) and -self.count <= label < self.count
        return [label % self.count] if known else []

    def kept(self, function: Any) -> Mask:
        """See `Frame`."""
        result = list(function(self.native))
        if len(result) == self.count and all(isinstance(each, bool | np.bool_) for each in result):
            return np.array(result, dtype=bool)
        left = {id(each) for each in result}
        if not all(isinstance(each, dict) for each in result):
            raise ValueError(
                f"A filter returned {short(result)}. It is given the list and returns the rows that are left, or True "
                "or False for each row."
            )
        return np.array([id(row) in left for row in self.native], dtype=bool)


def _is_missing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and value != value)  # noqa: PLR0124 - NaN


def is_records(obj: Any) -> bool:
    """Whether it is a list of dicts."""
    return isinstance(obj, list) and all(isinstance(each, dict) for each in obj)
