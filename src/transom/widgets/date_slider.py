"""`DateSlider` and `DatetimeSlider`: a day, or a moment, on a track."""

from __future__ import annotations

from typing import Any

import param

from transom.components.encode import Encoder
from transom.components.states import States, stepped
from transom.components.storing import Change
from transom.widgets.dates import as_date
from transom.widgets.moments import as_moment
from transom.widgets.timeline import Timeline


class OneMoment(Timeline):
    """The root of sliders of time with one value: without one it is the start."""

    _front_end = "DateSlider"
    _follows_start = True
    """Until it is given a value, or a start is there."""

    value: Any = param.Parameter(default=None, doc="The one chosen; `None` for none yet.")
    value_throttled: Any = param.Parameter(default=None, doc="The same as of the last release.")

    def _set_value(self, value: Any) -> dict[str, Any]:
        return {"value": self._read(value)}

    def _set_value_throttled(self, value: Any) -> dict[str, Any]:
        return {"value_throttled": self._read(value)}

    def _after_start(self, change: Change) -> dict[str, Any]:
        if self._follows_start and "value" not in change.names:
            return {} if self.start is None else {"value": self.start}
        return super()._after_start(change)

    def _after_end(self, change: Change) -> dict[str, Any]:
        return super()._after_start(change)

    def _updated(self, names: frozenset[str]) -> None:
        if "value" in names or (self.start is not None and not self._awaits("start")):
            self._follows_start = False
        super()._updated(names)

    def _states(self, most: int) -> States | None:
        start, end = self._seconds(self.start), self._seconds(self.end)
        return None if start is None or end is None else stepped(start, end, self.step, most, self._unit)

    def _encode_value(self, value: Any, encoder: Encoder) -> float | None:
        return self._seconds(value)

    _encode_value_throttled = _encode_value


class DateSlider(OneMoment):
    """A day between `start` and `end`, as a `datetime.date`.

    Code may give days as dates, datetimes, pandas Timestamps, NumPy datetime64s or ISO text.

    Example: `DateSlider("Day", start="2024-01-01", end="2024-12-31")`
    """

    step = param.Integer(default=1, doc="Days from one to the next.")
    as_datetime = param.Boolean(default=False, doc="Whether the value is a `datetime.datetime`.")

    def _kept(self, when: Any) -> Any:
        return as_moment(when) if self.as_datetime else as_date(when)

    def _after_value(self, change: Change) -> dict[str, Any]:
        # Which of the two it is may come in the same step.
        return {**super()._after_value(change), "value": self._kept(self.value)}

    def _after_value_throttled(self, change: Change) -> dict[str, Any]:
        return {"value_throttled": self._kept(self.value_throttled)}

    def _after_as_datetime(self, change: Change) -> dict[str, Any]:
        return {"value": self._kept(self.value), "value_throttled": self._kept(self.value_throttled)}


class DatetimeSlider(OneMoment):
    """A moment between `start` and `end`, as a `datetime.datetime`.

    Code may give moments as datetimes, dates, pandas Timestamps, NumPy datetime64s or ISO text. A zone stays.

    Example: `DatetimeSlider("Moment", start="2024-01-01", end="2024-01-02")`
    """

    _unit = 1.0
    _example = "start=datetime(2024, 1, 1), end=datetime(2024, 12, 31)"

    step = param.Number(default=60, doc="Seconds from one to the next.")

    def _read(self, when: Any) -> Any:
        return as_moment(when)
