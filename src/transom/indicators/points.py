"""Points of small plots: numbers out of what holds some, and those of them that can be seen.

Knows no component.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from typing import Any

from transom.indicators.written import as_number, is_missing, is_number

_MILLISECOND = 1000


def numbers(values: Any) -> list[float | None] | None:
    """Numbers that can be drawn, with `None` for each gap; `None` for what is no row of numbers."""
    if isinstance(values, str | bytes) or not isinstance(values, Iterable):
        return None
    found = [None if is_missing(each) else as_number(each) for each in values]
    if not all(each is None or is_number(each) for each in found):
        return None
    return [None if each is None else _drawn(each) for each in found]


def _drawn(number: Any) -> float | None:
    try:
        drawn = float(number)
    except OverflowError:  # a whole number that is too large
        return None
    return drawn if math.isfinite(drawn) else None


def places(values: Any) -> list[float | None] | None:
    """Numbers and times as numbers, times in milliseconds; `None` for what are neither."""
    if getattr(getattr(values, "dtype", None), "kind", "") == "M" and hasattr(values, "astype"):
        values = values.astype("datetime64[ms]").tolist()
    times = [_time(each) for each in values]
    return numbers(times)


def _time(value: Any) -> Any:
    if not isinstance(value, dt.date) or is_missing(value):
        return value
    moment = value if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time())
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).timestamp() * _MILLISECOND


def thinned(ys: Sequence[float | None], most: int, gone: int = 0) -> Sequence[int]:
    """Which of so many numbers are drawn: all, or else of each part the least and the greatest, `most` of them.

    The parts stay where they are while the row moves on, so that of a row that grows at its end little changes.

    Args:
        ys: the numbers.
        most: so many at most.
        gone: how many were before the first of them.
    """
    if len(ys) <= most:
        return range(len(ys))
    size = 1 << math.ceil(math.log2(2 * len(ys) / (most - 2)))
    kept: list[int] = []
    for start in range(-gone % size, len(ys), size):
        part = range(start, min(start + size, len(ys)))
        known = [(y, at) for at in part if (y := ys[at]) is not None]
        kept += sorted({min(known)[1], max(known)[1]}) if known else [start]
    return kept
