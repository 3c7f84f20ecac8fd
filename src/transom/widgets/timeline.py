"""`Timeline`: what sliders on a track of time share.

What travels are the seconds since 1970 that clocks on the wall say, so a zone of a browser or a server changes nothing.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import param

from transom.components.encode import Encoder
from transom.components.outline import short
from transom.components.storing import write_lock
from transom.widgets.moments import as_bound, in_zone, on_wall
from transom.widgets.number import finite
from transom.widgets.slider import Track

_EPOCH = dt.datetime.fromisoformat("1970-01-01")
_HOUR = dt.timedelta(hours=1)


class Timeline(Track):
    """The root of sliders of days and moments.

    A day stays a `date`, and a moment keeps its zone. Where clocks are put forward, a knob passes over the hour that
    there is not.
    """

    _unit = 86_400.0
    """Seconds of a step of 1."""
    _example = "start=date(2024, 1, 1), end=date(2024, 12, 31)"

    start: Any = param.Parameter(default=None, doc="The first.")
    end: Any = param.Parameter(default=None, doc="The last.")
    format = param.String(
        default=None, allow_None=True, doc="How it is written, as `strftime` has it; `None`: in the page's language."
    )

    def _read(self, when: Any) -> Any:
        """What code gives, as it is kept."""
        return as_bound(when)

    def _set_start(self, when: Any) -> dict[str, Any]:
        return {"start": self._read(when)}

    def _set_end(self, when: Any) -> dict[str, Any]:
        return {"end": self._read(when)}

    def _zone(self) -> dt.tzinfo | None:
        given = (*self._numbers(), self.start, self.end)
        return next((each.tzinfo for each in given if isinstance(each, dt.datetime) and each.tzinfo), None)

    def _seconds(self, when: Any) -> float | None:
        """Where on the track it is; `None` for what is neither a day nor a moment."""
        if not isinstance(when, dt.date):
            return None
        if isinstance(when, dt.datetime):
            zone = self._zone()
            wall = on_wall(when.astimezone(zone) if zone is not None and when.tzinfo is not None else when)
        else:
            wall = dt.datetime.combine(when, dt.time())
        seconds = (wall - _EPOCH).total_seconds()
        return int(seconds) if seconds.is_integer() else seconds

    def _at(self, seconds: float, like: Any) -> Any:
        """What is there on the track, of the kind that `like` is."""
        wall = _EPOCH + dt.timedelta(seconds=seconds)
        if not isinstance(like, dt.datetime):
            return wall.date()
        return in_zone(wall, self._zone(), fold=like.fold) or in_zone(wall + _HOUR, self._zone())

    def _one(self, raw: Any) -> Any:
        seconds = finite(raw)
        known = self._numbers()
        when = next((each for each in known if self._seconds(each) == seconds), None)
        if when is None:
            when = self._at(seconds, next((each for each in (*known, self.start) if isinstance(each, dt.date)), None))
        if not self._within(when) or self._crossed():
            raise ValueError("outside of the ends")
        return when

    def _clip(self, number: Any) -> Any:
        at, start, end = map(self._seconds, (number, self.start, self.end))
        if at is None or start is None or end is None or start <= at <= end:
            return number
        return self._at(start if at < start else end, number)

    def _within(self, number: Any) -> bool:
        at, start, end = map(self._seconds, (number, self.start, self.end))
        return at is None or ((start is None or at >= start) and (end is None or at <= end))

    def _endless(self) -> bool:
        return self._seconds(self.start) is None or self._seconds(self.end) is None

    def _crossed(self) -> bool:
        start, end = self._seconds(self.start), self._seconds(self.end)
        return start is None or end is None or start > end

    def _updated(self, names: frozenset[str]) -> None:
        if not names.isdisjoint(("value", "start", "end")) and self._mounts:
            with write_lock:  # all are seen on the clocks of one zone
                for name in ("start", "end"):
                    self._mark(name, force=True)
        super()._updated(names)

    def _trouble(self) -> tuple[str, str] | None:
        if self.start is None and self.end is None:
            return None  # it is given them later
        unknown = [each for each in self._numbers() if each is not None and self._seconds(each) is None]
        if unknown:
            return "value", f"value={short(unknown[0])} is no day and no moment. Write a date or a datetime."
        if self._endless():
            text = f"{short(self.start)}…{short(self.end)} is no track, so {self._still}. Write {self._example}."
            return "start", text
        return super()._trouble()

    def _encode_start(self, value: Any, encoder: Encoder) -> float | None:
        return self._seconds(value)

    _encode_end = _encode_start

    def _encode_step(self, value: Any, encoder: Encoder) -> float:  # type: ignore[override]
        step = (value if value > 0 else type(self).step) * self._unit
        return int(step) if step == int(step) else float(step)

    def _encode_format(self, value: Any, encoder: Encoder) -> str | None:  # type: ignore[override]
        return None if value is None else str(value)
