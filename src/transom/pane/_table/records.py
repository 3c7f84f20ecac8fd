"""Lists of dicts: what an interface of the web or a database gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from transom.pane._table.table import ABSENT, Column, Places, is_missing, ordered

_LOOKED_AT = 1000
_PLAIN = (str, int, float, bool, type(None), Decimal, dt.date, dt.time, dt.timedelta)


def are_records(rows: list[Any]) -> bool:
    """Whether a list is a table: all of it dicts, whose keys are texts and whose values have no parts."""
    looked = rows[:_LOOKED_AT]
    return bool(rows) and all(
        isinstance(row, dict)
        and all(isinstance(key, str) for key in row)
        and all(isinstance(value, _PLAIN) or hasattr(value, "dtype") for value in row.values())
        for row in looked
    )


class RecordTable:
    """See `Table`: the columns are the keys in the order in which they are met.

    Args:
        rows: dicts.
    """

    levels = 0

    def __init__(self, rows: list[dict[Any, Any]]) -> None:
        self._rows = rows
        self._keys = list(dict.fromkeys(key for row in rows for key in row))

    @property
    def count(self) -> int:
        """See `Table`."""
        return len(self._rows)

    @property
    def columns(self) -> list[Column]:
        """See `Table`."""
        return [Column((str(key),), None, key) for key in self._keys]

    def values(self, column: int, places: Places) -> list[Any]:
        """See `Table`."""
        key = self._keys[column]
        rows = self._rows[places] if isinstance(places, slice) else [self._rows[at] for at in places]
        return [row.get(key, ABSENT) for row in rows]

    def order(self, column: int, *, descending: bool) -> Sequence[int]:
        """See `Table`."""
        key = self._keys[column]
        values: list[Any] = [row.get(key) for row in self._rows]
        try:
            known = [at for at, value in enumerate(values) if not is_missing(value)]
            known.sort(key=lambda at: values[at], reverse=descending)
        except TypeError:
            return ordered(values, descending=descending)
        return [*known, *(at for at, value in enumerate(values) if is_missing(value))]
