"""`Table`: rows and columns as a pane reads them, a window at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from numbers import Number
from typing import Any, Final, Literal, Protocol

Kind = Literal["number", "bool", "time", "text"]
Places = slice | Sequence[int]
"""Which rows: some in a row, or those with these numbers."""
ABSENT: Final = object()
"""What stands where a row has no such column."""


@dataclass(frozen=True, slots=True)
class Column:
    """What is known of a column without reading it.

    Attributes:
        labels: its name, a text for each level of the header; `None` for one that has none.
        kind: of its values; `None` where only the values tell.
        key: its name as the library has it, by which an author may mean it.
    """

    labels: tuple[str | None, ...]
    kind: Kind | None
    key: Any


class Table(Protocol):
    """Rows of columns, those of the index first. Nothing is copied: each look reads what is there now."""

    @property
    def count(self) -> int:
        """How many rows there are."""

    @property
    def levels(self) -> int:
        """How many of the columns make up the index."""

    @property
    def columns(self) -> list[Column]:
        """The columns, those of the index first."""

    def values(self, column: int, places: Places) -> list[Any]:
        """The values of a column in some rows, as Python's or the library's scalars."""

    def order(self, column: int, *, descending: bool) -> Sequence[int]:
        """The numbers of all rows in the order of a column.

        Equal ones stay as they are, missing ones come last either way.
        """


def kind_of(values: Sequence[Any]) -> Kind:
    """What the values of a column are that may hold anything."""
    given = [value for value in values if not is_missing(value)]
    if given and all(isinstance(value, Number | Decimal) and not isinstance(value, bool) for value in given):
        return "number"
    return "bool" if given and all(isinstance(value, bool) for value in given) else "text"


def is_missing(value: Any) -> bool:
    """Whether it stands for no value: `None`, NaN, and what pandas has besides."""
    if value is None or value is ABSENT or type(value).__name__ in ("NaTType", "NAType"):
        return True
    return isinstance(value, float | Decimal) and value != value  # noqa: PLR0124 - NaN alone is unequal to itself


def ordered(values: list[Any], *, descending: bool) -> list[int]:
    """The order of values that cannot all be compared: numbers, then texts, then anything else by its text."""
    known = [at for at, value in enumerate(values) if not is_missing(value)]
    key: Callable[[int], Any] = lambda at: _rank(values[at])  # noqa: E731 - typed, or mypy takes it for any
    known.sort(key=key, reverse=descending)
    missing = [at for at, value in enumerate(values) if is_missing(value)]
    return [*known, *missing]


def _rank(value: Any) -> tuple[int, Any]:
    if isinstance(value, int | float | Decimal):
        return 0, value
    return (1, value) if isinstance(value, str) else (2, str(value))
