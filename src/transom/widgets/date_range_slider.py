"""`DateRangeSlider` and `DatetimeRangeSlider`: two days, or two moments, on one track."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import param

from transom.components.encode import Encoder
from transom.widgets.moments import as_moment
from transom.widgets.range_slider import Range
from transom.widgets.timeline import Timeline


class DateRangeSlider(Timeline, Range):
    """Two days between `start` and `end`: `datetime.date`s, or `datetime.datetime`s where such are given.

    Example: `DateRangeSlider("Days", start="2024-01-01", end="2024-12-31")`
    """

    _front_end = "DateRangeSlider"

    value: Any = param.Tuple(
        default=None, length=2, allow_None=True, doc="The first and the last; `None` for none yet."
    )
    value_throttled: Any = param.Tuple(default=None, length=2, allow_None=True, doc="Both as of the last release.")
    value_start: Any = param.Parameter(default=None, doc="The first of the two; another way to set it.")
    value_end: Any = param.Parameter(default=None, doc="The last of the two; another way to set it.")
    step = param.Number(default=1, doc="Days from one to the next.")

    def _pair(self, value: Any) -> Any:
        if isinstance(value, str) or not isinstance(value, Iterable):
            return value
        return tuple(self._read(each) for each in value)

    def _set_value_start(self, when: Any) -> dict[str, Any]:
        return {"value_start": self._read(when)}

    def _set_value_end(self, when: Any) -> dict[str, Any]:
        return {"value_end": self._read(when)}

    def _encode_value(self, value: Any, encoder: Encoder) -> tuple[float, float] | None:
        """Both, where there are two."""
        first, last = (None, None) if value is None else map(self._seconds, value)
        return None if first is None or last is None else (first, last)

    _encode_value_throttled = _encode_value


class DatetimeRangeSlider(DateRangeSlider):
    """Two moments between `start` and `end`, as `datetime.datetime`s. A zone stays.

    Example: `DatetimeRangeSlider("Moments", start="2024-01-01", end="2024-01-02")`
    """

    _unit = 0.001
    _example = "start=datetime(2024, 1, 1), end=datetime(2024, 12, 31)"

    step = param.Number(default=60_000, doc="Milliseconds from one to the next.")

    def _read(self, when: Any) -> Any:
        return as_moment(when)
