"""Days of the calendar, from whatever stands for one in Python."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any


def as_date(value: Any) -> Any:
    """The day that `value` names; `None` for what says that there is none (NaT, empty text); anything else as it is.

    Args:
        value: a date, a datetime (its own day, in whatever zone it is), a pandas Timestamp, a NumPy datetime64 or ISO
            text.
    """
    if isinstance(value, str):
        return _of_text(value)
    if getattr(getattr(value, "dtype", None), "kind", "") == "M":  # NumPy's datetime64, of any unit
        name = str(value.astype("datetime64[D]"))
        return None if name == "NaT" else _of_text(name)
    if value is None or value != value:  # noqa: PLR0124 - NaT is not equal to itself
        return None
    return value.date() if isinstance(value, dt.datetime) else value


def _of_text(text: str) -> Any:
    if not text.strip():
        return None
    try:
        return dt.datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return text


def as_dates(values: Any) -> Any:
    """The same for each of some, as a list; `None` for none given."""
    if values is None or isinstance(values, str) or not isinstance(values, Iterable):
        return values
    return [as_date(each) for each in values]


def is_day(value: Any) -> bool:
    """Whether it is a date and nothing else."""
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)
