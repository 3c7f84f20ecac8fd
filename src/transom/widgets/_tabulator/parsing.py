"""What was written into a cell, as a value of its column. What cannot be one is refused with its reason."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from transom.components.words import say
from transom.errors import RejectedError
from transom.widgets._tabulator.values import Column, Frame

_WHOLE = re.compile(r"[+-]?\d{1,400}")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?")
_LONGEST = 60


def parsed(frame: Frame, at: int, raw: Any, editor: Mapping[str, Any]) -> Any:
    """The value for `raw`, as the column holds it.

    Args:
        frame: the frame that is edited.
        at: which of its columns.
        raw: what the page has sent.
        editor: what its cells are edited in, which may say what can be chosen.

    Raises:
        RejectedError: it is none; the reason is for the user.
    """
    column = frame.columns[at]
    if raw is None or (raw == "" and column.kind not in ("text", "any")):
        if not column.nullable:
            raise _refused("This column cannot hold an empty cell.")
        value = None
    else:
        _choose(raw, editor["params"])
        several = isinstance(raw, list)
        value = _several(column, raw, editor["params"]) if several else _read(column, raw)
    try:
        return frame.coerced(at, value)
    except (ValueError, TypeError, OverflowError) as error:
        if column.choices is not None:
            raise _refused("“{}” is none of the options.", raw) from error
        if column.zone is not None:
            raise _refused("{} does not exist: clocks are put forward then.", raw) from error
        if column.kind in ("int", "float"):
            raise _refused("{} is more than this column can hold.", raw) from error
        raise _refused("“{}” does not fit into this column.", raw) from error


def _choose(raw: Any, params: Mapping[str, Any]) -> None:
    """Refuse what is none of the choices, where these are said and others cannot be written."""
    choices = params.get("values")
    if params.get("freetext") or not isinstance(choices, list | dict):
        return
    values = _offered(choices)
    texts = set(map(str, values))
    for each in raw if isinstance(raw, list) else [raw]:
        if str(each) not in texts and each not in values:
            raise _refused("“{}” is none of the options.", each)


def _offered(choices: Any) -> list[Any]:
    """The values of a list's choices, which may have labels, or be in groups."""
    found: list[Any] = []
    for each in choices:
        if isinstance(each, Mapping):
            own = each.get("options")
            found += _offered(own) if isinstance(own, list | tuple) else [each.get("value")]
        else:
            found.append(each)
    return found


def _several(column: Column, raw: list[Any], params: Mapping[str, Any]) -> list[Any]:
    """What is chosen in a list of which several can be."""
    if not params.get("multiselect") or not all(isinstance(each, str | int | float | None) for each in raw):
        raise RejectedError("bad_value")
    if column.kind != "any":
        raise _refused("“{}” does not fit into this column.", ", ".join(map(str, raw)))
    return raw


def _refused(text: str, *values: Any) -> RejectedError:
    shown = [each if len(each) <= _LONGEST else f"{each[:_LONGEST]}…" for each in map(str, values)]
    return RejectedError("bad_value", say(text, *shown))


def _read(column: Column, raw: Any) -> Any:
    kind = column.kind
    if isinstance(raw, bool):
        if kind not in ("bool", "any"):
            raise _refused("“{}” does not fit into this column.", raw)
        return raw
    if column.choices is not None and kind == "text":
        return str(raw)
    if kind == "any":
        return _anything(raw)
    if not isinstance(raw, str | int | float):
        raise RejectedError("bad_value")
    return _READERS[kind](raw)


def _anything(raw: Any) -> Any:
    """A column of anything takes text, and what is written as a number is one."""
    if isinstance(raw, str) and _NUMBER.fullmatch(raw):
        return int(raw) if _WHOLE.fullmatch(raw) else float(raw)
    if not isinstance(raw, str | int | float):
        raise RejectedError("bad_value")
    return raw


def _whole(raw: str | float) -> int:
    if isinstance(raw, float) and raw.is_integer():
        return int(raw)
    if isinstance(raw, str) and _WHOLE.fullmatch(raw.strip()):
        return int(raw)
    if isinstance(raw, int):
        return raw
    raise _refused("“{}” is not a whole number.", raw)


def _number(raw: str | float) -> float:
    if isinstance(raw, str) and not _NUMBER.fullmatch(raw.strip()):
        raise _refused("“{}” is not a number.", raw)
    return float(raw)


def _decimal(raw: str | float) -> Decimal:
    if isinstance(raw, str) and not _NUMBER.fullmatch(raw.strip()):
        raise _refused("“{}” is not a number.", raw)
    try:
        return Decimal(str(raw).strip())
    except InvalidOperation as error:
        raise _refused("“{}” is not a number.", raw) from error


def _truth(raw: str | float) -> bool:
    known = {"true": True, "false": False, "1": True, "0": False}
    if str(raw).casefold() not in known:
        raise _refused("“{}” does not fit into this column.", raw)
    return known[str(raw).casefold()]


def _moment(raw: str | float) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(str(raw).strip())
    except ValueError as error:
        raise _refused("“{}” does not fit into this column.", raw) from error


def _day(raw: str | float) -> dt.date:
    return _moment(raw).date()


def _time(raw: str | float) -> dt.time:
    try:
        return dt.time.fromisoformat(str(raw).strip())
    except ValueError as error:
        raise _refused("“{}” does not fit into this column.", raw) from error


_SPAN = re.compile(r"(?:(-?\d{1,9}) days?,? ?)?(?:\+?(\d{1,9}):(\d{1,2})(?::(\d{1,2}(?:\.\d{1,6})?)(?:\d{3})?)?)?")


def _duration(raw: str | float) -> dt.timedelta:
    if not isinstance(raw, str):
        return dt.timedelta(seconds=raw)
    found = _SPAN.fullmatch(raw.strip())
    if not found or not any(found.groups()):
        raise _refused("“{}” does not fit into this column.", raw)
    days, hours, minutes, seconds = (float(each or 0) for each in found.groups())
    return dt.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


_READERS: dict[str, Any] = {
    "int": _whole,
    "float": _number,
    "decimal": _decimal,
    "bool": _truth,
    "text": str,
    "datetime": _moment,
    "date": _day,
    "time": _time,
    "duration": _duration,
}
