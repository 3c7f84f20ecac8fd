"""What a page sends of a table, checked: its order, its filters, its questions, cells and rows."""

from __future__ import annotations

from typing import Any

from transom.errors import RejectedError

_MOST = 100
"""So many sorters, and filters, at most."""
_LONGEST = 10_000
OPERATORS = ("like", "=", "!=", "<", "<=", ">", ">=", "in", "starts", "ends", "keywords", "regex")
_DIRECTIONS = ("asc", "desc")


def sorters(raw: Any) -> list[tuple[int, str]]:
    """Columns with directions.

    Raises:
        RejectedError: they are none.
    """
    match raw:
        case list() if len(raw) <= _MOST:
            found = [_sorter(each) for each in raw]
        case _:
            raise RejectedError("bad_value")
    return found


def _sorter(raw: Any) -> tuple[int, str]:
    match raw:
        case [int(at), str(way)] if way in _DIRECTIONS and not isinstance(at, bool):
            return at, way
    raise RejectedError("bad_value")


def filters(raw: Any) -> list[tuple[int, str, Any]]:
    """Columns with operators and what is looked for.

    Raises:
        RejectedError: they are none.
    """
    if not isinstance(raw, list) or len(raw) > _MOST:
        raise RejectedError("bad_value")
    return [_filter(each) for each in raw]


def _filter(raw: Any) -> tuple[int, str, Any]:
    match raw:
        case [int(at), str(operator), value] if operator in OPERATORS and not isinstance(at, bool):
            several = value if isinstance(value, list) else [value]
            if all(_is_plain(each) for each in several):
                return at, operator, value
    raise RejectedError("bad_value")


def _is_plain(value: Any) -> bool:
    if isinstance(value, str):
        return len(value) <= _LONGEST
    return value is None or isinstance(value, bool | int | float)


def question(raw: Any, most: int) -> tuple[str, int, int | None, int, list[Any] | None]:
    """Who asks of which version for rows `first` to `stop`, or for those of these ids.

    Raises:
        RejectedError: it is no question.
    """
    match raw:
        case {"by": str(by), "version": int(version), "ids": list(ids)} if len(ids) <= most and len(by) <= 100:
            return by, version, None, 0, ids
        case {"by": str(by), "version": int(version), "first": int(first), "stop": int(stop)} if (
            0 <= first < stop <= first + most and len(by) <= 100
        ):
            return by, version, first, stop, None
    raise RejectedError("bad_value")


def cell(raw: Any) -> tuple[Any, int, Any]:
    """The id of a row, a column, and a value.

    Raises:
        RejectedError: it is no cell.
    """
    match raw:
        case {"id": int() | float() as id_, "at": int(at)} if not isinstance(id_, bool) and not isinstance(at, bool):
            return id_, at, raw.get("value")
    raise RejectedError("bad_value")


def number(raw: Any, most: int) -> int:
    """A whole number from 1 on.

    Raises:
        RejectedError: it is none.
    """
    if type(raw) is not int or not 1 <= raw <= most:
        raise RejectedError("bad_value")
    return raw


def fault(raw: Any) -> tuple[str, str]:
    """What code failed, and how.

    Raises:
        RejectedError: it says neither.
    """
    match raw:
        case {"where": str(where), "text": str(text)}:
            return where[:200], text[:500]
    raise RejectedError("bad_value")
