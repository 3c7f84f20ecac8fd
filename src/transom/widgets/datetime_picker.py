"""`DatetimePicker` and `DatetimeRangePicker`: a day with a time of day, and all from one moment to another."""

from __future__ import annotations

import datetime as dt
from typing import Any

import param

from transom.components.storing import Change
from transom.widgets.moments import Moments, as_moment, on_wall
from transom.widgets.when import Calendar, Ranged


class Pickable(Calendar, Moments):
    """What both have in common."""

    _unsynced = ("as_numpy_datetime64",)

    enable_time = param.Boolean(default=True, doc="Whether a time is chosen too; else it is midnight.")
    enable_seconds = param.Boolean(default=True, doc="Whether seconds are shown and chosen.")
    as_numpy_datetime64 = param.Boolean(
        default=None,
        allow_None=True,
        doc="Whether the value is a `numpy.datetime64`, without a zone; `None`: as it was set last.",
    )

    _numpy = False
    """Whether the value was set as one of NumPy's."""

    def _read(self, value: Any) -> Any:
        moment = as_moment(value)
        if moment is not None:
            self.__dict__["_numpy"] = getattr(getattr(value, "dtype", None), "kind", "") == "M"
        return self._kept(moment)

    def _kept(self, moment: Any) -> Any:
        wanted = self._numpy if self.as_numpy_datetime64 is None else self.as_numpy_datetime64
        if not wanted or not isinstance(moment, dt.datetime):
            return moment
        import numpy as np  # only who asks for its type needs it

        return np.datetime64(on_wall(moment), "us")

    def _after_as_numpy_datetime64(self, change: Change) -> dict[str, Any]:
        return {"value": self._again(self.value)}

    def _again(self, value: Any) -> Any:
        return self._kept(as_moment(value))

    def _is_one(self, value: Any) -> bool:
        return isinstance(as_moment(value), dt.datetime) and not isinstance(value, str)

    def _said(self, one: Any) -> str:
        return super()._said(one if isinstance(one, dt.date) else as_moment(one))

    def _is_before(self, one: Any, other: Any) -> bool:
        one, other = (each if isinstance(each, dt.date) else as_moment(each) for each in (one, other))
        return super()._is_before(one, other)

    def _text(self, one: Any) -> str:
        return super()._text(as_moment(one))

    def _of_text(self, raw: str) -> Any:
        return self._kept(super()._of_text(raw))


class DatetimePicker(Pickable):
    """A day with a time of day, as a `datetime.datetime`, or `None`.

    Code may give it as a datetime, a date, a pandas Timestamp, a NumPy datetime64 or ISO text. A zone stays what it is:
    the field shows what the clocks there say, and what the user chooses is in that zone.
    """

    _front_end = "DatetimePicker"

    value: Any = param.Parameter(default=None, doc="The moment, a `datetime.datetime`; `None` for none.")
    start: Any = param.Parameter(default=None, doc="The first moment that can be chosen, or the first day.")
    end: Any = param.Parameter(default=None, doc="The last moment that can be chosen, or the last day.")


class DatetimeRangePicker(Ranged, Pickable):
    """All from one moment to another, a pair of `datetime.datetime` or `None`.

    One change is one event with both. One that is put past the other takes it along.
    """

    _front_end = "DatetimeRangePicker"

    value: Any = param.Tuple(
        default=None, length=2, allow_None=True, doc="The first and the last, `datetime.datetime`s; `None` for none."
    )
    start: Any = param.Parameter(default=None, doc="The first moment that can be chosen, or the first day.")
    end: Any = param.Parameter(default=None, doc="The last moment that can be chosen, or the last day.")

    def _again(self, value: Any) -> Any:
        return None if value is None else tuple(map(super()._again, value))
