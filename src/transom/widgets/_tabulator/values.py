"""`Values`: some values of a column, as they are compared and as they travel; and what a frame has to be able to do."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Places = slice | npt.NDArray[np.int64]
    Mask = npt.NDArray[np.bool_]

Kind = Literal["int", "float", "bool", "text", "datetime", "date", "time", "decimal", "duration", "any", "button"]
NUMBERS = ("int", "float", "decimal")
DAY = 86_400_000
"""Milliseconds."""
_MOST = 1000
"""So many values of a list in a cell travel as such."""
_DEEPEST = 8
_NONE: Any = object()


class UnfitError(ValueError):
    """A column has not taken what was to be written into it."""


@dataclass(frozen=True, slots=True)
class Values:
    """Some values of a column.

    Attributes:
        kind: what they are.
        data: of numbers and truths an array; of datetimes and dates an array of milliseconds of the clock on the wall,
            since 1970; of all else a list, with `None` where one is missing.
        missing: which of an array are missing; `None` where none is.
        categories: the texts that `data`, an array of numbers, are places in; `None` for values themselves.
    """

    kind: Kind
    data: Any
    missing: Mask | None = None
    categories: Sequence[str] | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """What is known of a column without reading it.

    Attributes:
        key: its name as the library has it.
        labels: its name, a text for each level of the header.
        kind: of its values.
        index: whether it is a label of the rows.
        zone: the time zone of its datetimes.
        choices: what a cell may hold, where its type says so.
        nullable: whether a cell may be emptied.
    """

    key: Any
    labels: tuple[str, ...]
    kind: Kind
    index: bool = False
    zone: str | None = None
    choices: tuple[Any, ...] | None = None
    nullable: bool = True


class Frame(Protocol):
    """A frame of some library, of which nothing is copied but what is edited. Columns are numbered, the index first.

    Attributes:
        native: the object itself.
        count: how many rows it has.
        columns: what they are.
        levels: how many of the columns are labels of the rows.
    """

    native: Any
    count: int
    columns: tuple[Column, ...]
    levels: int

    def again(self, native: Any) -> Frame:
        """What reads another frame that has the same columns, and as many rows."""

    def read(self, at: int, places: Places) -> Values:
        """Values of a column as they travel."""

    def sort_key(self, at: int, places: Places) -> Values:
        """Values of a column as they are put in order: datetimes as instants, as precise as they are."""

    def cell(self, at: int, place: int) -> Any:
        """One value, as Python or the library has it."""

    def coerced(self, at: int, value: Any) -> Any:
        """What `value`, which fits the kind of the column, is in it.

        Raises:
            ValueError: its type cannot hold it; says why.
        """

    def written(self, cells: Mapping[int, Mapping[int, Any]]) -> Any:
        """Another frame with these cells, `{column: {place: value}}`, changed. This one stays as it is."""

    def taken(self, places: Places) -> Any:
        """A frame of these rows, in this order."""

    def extended(self, rows: Any, *, reset_index: bool) -> Any:
        """A frame with these rows at its end, each column of its own type still.

        Raises:
            ValueError: they do not fit; says why.
        """

    def moved(self, other: Any, places: Sequence[int]) -> list[int] | None:
        """Where in the frame `other` the rows at these places are; `None` where they are just where they were."""

    def found(self, label: Any) -> list[int]:
        """The places of the rows of a label of the index."""

    def kept(self, function: Any) -> Mask:
        """Which rows a function keeps, that is given the frame and returns what is left of it, or a mask."""


def text_of(value: Any) -> str:
    """What stands in a cell for an object; never raises."""
    try:
        return value if type(value) is str else str(value)
    except Exception as error:  # noqa: BLE001 - code of whoever made the value
        return f"<{type(value).__name__}: {type(error).__name__}>"


def plain(value: Any) -> Any:
    """A cell of a column of anything: what JSON has for pages as it is, all else as text."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int) and abs(value) < 1 << 53:
        return int(value)
    if isinstance(value, float):
        return float(value)
    if isinstance(value, list | dict):
        found = _nested(value, iter(range(_MOST)), _DEEPEST)
        return text_of(value) if found is _NONE else found
    return text_of(value)


def _nested(value: Any, left: Iterator[int], deeper: int) -> Any:
    """Lists and dicts of plain values; `_NONE` for those that have others in them, or too many."""
    if next(left, None) is None or deeper < 0:
        return _NONE
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int) and abs(value) < 1 << 53:
        return int(value)
    if isinstance(value, float) and math.isfinite(value):
        return int(value) if value.is_integer() and abs(value) < 1 << 53 else float(value)
    if isinstance(value, list | tuple):
        items = [_nested(each, left, deeper - 1) for each in value]
        return _NONE if _NONE in items else items
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        parts = {key: _nested(each, left, deeper - 1) for key, each in value.items()}
        return _NONE if _NONE in parts.values() else parts
    return _NONE


def written(value: Any) -> str:
    """What a page writes of a plain value: a list of words or whole numbers with commas, else as JSON."""
    if isinstance(value, list) and all(type(each) in (str, int) for each in value):
        return ", ".join(map(str, value))
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text_of(value)


def kind_of_objects(values: Iterable[Any]) -> Kind:
    """What objects are, all of them, missing ones left out."""
    kinds = {_kind(value) for value in values}
    if kinds == {"int", "float"}:
        return "float"
    return kinds.pop() if len(kinds) == 1 else "any"


def _kind(value: Any) -> Kind:
    for kind, types in _TYPES:
        if isinstance(value, types):
            return kind
    return "any"


_TYPES: tuple[tuple[Kind, tuple[type, ...]], ...] = (
    ("text", (str,)),
    ("bool", (bool,)),
    ("int", (int,)),
    ("float", (float,)),
    ("decimal", (Decimal,)),
    ("datetime", (dt.datetime,)),
    ("date", (dt.date,)),
    ("time", (dt.time,)),
    ("duration", (dt.timedelta,)),
)


def wall(value: dt.date) -> float:
    """The clock on the wall in milliseconds."""
    if isinstance(value, dt.datetime):
        value = value.replace(tzinfo=None)
        return (value - dt.datetime(1970, 1, 1)) / dt.timedelta(milliseconds=1)  # noqa: DTZ001 - no zone is meant
    return (value - dt.date(1970, 1, 1)).days * float(DAY)


def _of_whole(values: list[Any], is_missing: Mask) -> Values:
    """Whole numbers as an array, where it can hold all of them."""
    import numpy as np

    pairs = list(zip(values, is_missing.tolist(), strict=True))
    if all(none or (type(each) is int and -(1 << 63) <= each < 1 << 63) for each, none in pairs):
        data = np.array([0 if none else each for each, none in pairs], dtype=np.int64)
        return Values("int", data, is_missing if is_missing.any() else None)
    return Values("int", [None if none else plain(each) for each, none in pairs])


def of_objects(kind: Kind, values: list[Any], is_missing: Mask) -> Values:
    """`Values` of Python's objects; what is of another kind than the rest is there as its text, or is missing."""
    import numpy as np

    pairs = zip(values, is_missing.tolist(), strict=True)
    if kind in ("datetime", "date"):
        ms = [wall(each) if not none and isinstance(each, dt.date) else np.nan for each, none in pairs]
        return Values(kind, np.array(ms, dtype=np.float64))
    if kind == "bool":
        return Values(kind, np.array([not none and each is not False for each, none in pairs], dtype=bool), is_missing)
    if kind == "float":
        numbers = [float(each) if not none and isinstance(each, int | float) else np.nan for each, none in pairs]
        return Values(kind, np.array(numbers, dtype=np.float64))
    if kind == "int":
        return _of_whole(values, is_missing)
    if kind == "any":
        return Values(kind, [None if none else plain(each) for each, none in pairs])
    return Values(kind, [None if none else each if type(each) is str else text_of(each) for each, none in pairs])
