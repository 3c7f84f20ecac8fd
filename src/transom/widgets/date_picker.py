"""`DatePicker`: a day of the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import param

from transom.components.encode import Sink
from transom.components.outline import short
from transom.components.words import say
from transom.errors import RejectedError
from transom.widgets.dates import as_date, as_dates, is_day
from transom.widgets.field import Field


class DatePicker(Field):
    """A day, as a `datetime.date` without a zone, or `None`.

    Code may give a day as a date, a datetime, a pandas Timestamp, a NumPy datetime64 or ISO text. One that the user may
    not choose is shown all the same.
    """

    _front_end = "DatePicker"
    _writable = ("value",)
    _unsynced = ("enabled_dates", "disabled_dates")

    value: Any = param.Parameter(default=None, doc="The day, a `datetime.date`; `None` for none.")
    start: Any = param.Parameter(default=None, doc="The first day that can be chosen.")
    end: Any = param.Parameter(default=None, doc="The last day that can be chosen.")
    enabled_dates = param.List(default=None, allow_None=True, doc="The only days that can be chosen.")
    disabled_dates = param.List(default=None, allow_None=True, doc="Days that cannot be chosen.")

    def _set_value(self, value: Any) -> dict[str, Any]:
        return {"value": as_date(value)}

    def _set_start(self, value: Any) -> dict[str, Any]:
        return {"start": as_date(value)}

    def _set_end(self, value: Any) -> dict[str, Any]:
        return {"end": as_date(value)}

    def _set_enabled_dates(self, value: Any) -> dict[str, Any]:
        return {"enabled_dates": as_dates(value)}

    def _set_disabled_dates(self, value: Any) -> dict[str, Any]:
        return {"disabled_dates": as_dates(value)}

    def _encode_value(self, value: Any, sink: Sink) -> str | None:
        return value.isoformat() if is_day(value) else None

    _encode_start = _encode_end = _encode_value

    def _decode_value(self, raw: Any) -> dt.date | None:
        if raw is None:
            return None
        day = dt.date.fromisoformat(raw)
        if day.isoformat() != raw:
            raise ValueError("a day in another form")
        reason = next(self._against(day), None)
        if reason is not None:
            raise RejectedError("bad_value", say(*reason))
        return day

    def _against(self, day: dt.date) -> Iterator[tuple[Any, ...]]:
        """Why a day cannot be chosen: a text, and what it is said of."""
        if is_day(self.start) and day < self.start:
            yield "{} is before {}, the first day that can be chosen.", day, self.start
        if is_day(self.end) and day > self.end:
            yield "{} is after {}, the last day that can be chosen.", day, self.end
        if self.enabled_dates is not None and day not in self.enabled_dates:
            yield "{} is not one of the days that can be chosen.", day
        if day in (self.disabled_dates or ()):
            yield "{} cannot be chosen.", day

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        bounds = ("start", "end", "enabled_dates", "disabled_dates")
        if names.isdisjoint(("value", *bounds)) or self._awaits(*bounds):
            return
        for name in ("value", "start", "end"):
            given = getattr(self, name)
            if given is not None and not is_day(given):
                text = f"{name}={short(given)} is no day. Write a date such as date(2024, 2, 29), or '2024-02-29'."
                self._advise(name, text)
        if is_day(self.start) and is_day(self.end) and self.start > self.end:
            text = f"start={self.start} is after end={self.end}, so nothing can be chosen. Swap them."
            self._advise("start", text)
        elif is_day(self.value) and (reason := next(self._against(self.value), None)):
            text, *about = reason
            self._advise(
                "value",
                f"{text.format(*about)} It is shown all the same. Widen what can be chosen, or set another day.",
            )
