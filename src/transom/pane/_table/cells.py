"""The text of a cell. Values travel as text only: a number of any size keeps all its digits."""

from __future__ import annotations

import datetime as dt
import math
import reprlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from transom.pane._table.table import ABSENT, is_missing

Cell = str | list[str]
"""A text; in a list where it stands for a value that is missing."""
Format = Callable[[Any], str]

_PLACES = 6
"""Decimals at most; further digits are beyond what a table is read for."""
_short = reprlib.Repr()
_short.maxlist = _short.maxtuple = _short.maxset = _short.maxfrozenset = _short.maxdict = 20
_short.maxstring = _short.maxother = 200


@dataclass(frozen=True, slots=True)
class Rules:
    """How values are written.

    Attributes:
        missing: what stands for a missing one; `None`: what the value itself is called.
        point: the sign before the decimals.
        number: how floats are written, as `"%.2f"`, `"{:.2f}"` or a function; `None`: by what the column holds.
    """

    missing: str | None = None
    point: str = "."
    number: str | Format | None = None


def writer(sample: Sequence[Any], rules: Rules, own: Format | None = None) -> Callable[[Any, int], Cell]:
    """What writes the values of a column, with so many characters at most.

    Args:
        sample: some of its values: they say how many decimals are written, and whether times of day are.
        rules: what holds for all columns.
        own: how this one is written.
    """
    places = _places(sample)
    days = _are_days(sample)

    def write(value: Any, most: int) -> Cell:
        if own is not None:
            return _cut(str(own(value)), most)
        if value is ABSENT or is_missing(value):
            return ["" if value is ABSENT else _called(value) if rules.missing is None else rules.missing]
        if isinstance(value, float):
            return _cut(_number(value, rules, places), most)
        if isinstance(value, Decimal):
            return str(value).replace(".", rules.point)
        if days and isinstance(value, dt.datetime) and _is_midnight(value):
            return value.date().isoformat()
        return text_of(value, most)

    return write


def text_of(value: Any, most: int) -> str:
    """`str(value)`, cut, and of what may be endless only as much as is shown."""
    if isinstance(value, str):
        return _cut(value, most)
    try:
        if isinstance(value, bytes | bytearray | memoryview):
            return _cut(repr(bytes(value[:most])), most)
        known = isinstance(value, list | tuple | set | frozenset | dict)
        return _cut(_short.repr(value) if known else str(value), most)
    except Exception as error:  # noqa: BLE001 - code of whoever made the value
        return f"<{type(value).__name__}: {type(error).__name__}>"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _called(value: Any) -> str:
    return "None" if value is None else {"NaTType": "NaT", "NAType": "<NA>"}.get(type(value).__name__, "NaN")


def _number(value: float, rules: Rules, places: int) -> str:
    form = rules.number
    if callable(form):
        return str(form(value))
    if form is not None:
        text = form % value if "%" in form and "{" not in form else form.format(value)
    elif math.isinf(value):
        return "∞" if value > 0 else "−∞"
    elif abs(value) >= 1e15 or (value and abs(value) < 10**-places / 2):
        text = f"{value:.{_PLACES}g}"
    else:
        text = f"{value:.{places}f}"
    return text if rules.point == "." else text.replace(".", rules.point)


def _places(sample: Sequence[Any]) -> int:
    """So many decimals have the floats of a column, one at least."""
    floats = [value for value in sample if isinstance(value, float) and math.isfinite(value) and abs(value) < 1e15]
    texts = (f"{value:.{_PLACES}f}".rstrip("0").partition(".")[2] for value in floats)
    return max([1, *map(len, texts)])


def _are_days(sample: Sequence[Any]) -> bool:
    times = [value for value in sample if isinstance(value, dt.datetime) and not is_missing(value)]
    return bool(times) and all(map(_is_midnight, times))


def _is_midnight(value: dt.datetime) -> bool:
    return value.tzinfo is None and value.time() == dt.time() and not getattr(value, "nanosecond", 0)
