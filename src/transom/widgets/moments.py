"""`Moments`: the root of widgets that a day and a time of day are chosen in; and zones, from wall clocks and back.

What travels is what a clock on the wall says. The zone stays in Python, so no zone of a browser or of a server is in
what is shown and what is chosen.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from transom.components.storing import Change, write_lock
from transom.components.words import say
from transom.errors import RejectedError
from transom.widgets.dates import as_date, is_day
from transom.widgets.when import When

_FORM = "%Y-%m-%dT%H:%M:%S"
_LAST = dt.time(23, 59, 59)


def as_moment(value: Any) -> Any:
    """The moment that `value` names, a `datetime`; `None` for what says that there is none; anything else as it is.

    Args:
        value: a datetime, a date (its midnight), a pandas Timestamp, a NumPy datetime64 or ISO text.
    """
    if isinstance(value, str):
        return _of_iso(value)
    if getattr(getattr(value, "dtype", None), "kind", "") == "M":
        found = value.astype("datetime64[us]").item()
        return found if found is None or isinstance(found, dt.datetime) else value  # a number beyond the year 9999
    if value is None or value != value:  # noqa: PLR0124 - NaT is not equal to itself
        return None
    if hasattr(value, "to_pydatetime"):
        return value.to_pydatetime(warn=False)  # without the nanoseconds
    return dt.datetime.combine(value, dt.time()) if is_day(value) else value


def as_bound(value: Any) -> Any:
    """The same, but a day stays one: a date, ISO text of a day, days of NumPy."""
    text = value.strip() if isinstance(value, str) else ""
    if len(text) == len("2024-02-29") and is_day(day := as_date(text)):
        return day
    if str(getattr(value, "dtype", "")) == "datetime64[D]":
        return as_date(value)
    return value if is_day(value) else as_moment(value)


def _of_iso(text: str) -> Any:
    if not text.strip():
        return None
    try:
        return dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return text


def on_wall(moment: dt.datetime) -> dt.datetime:
    """What the clock says there."""
    return moment.replace(tzinfo=None, fold=0)


def in_zone(wall: dt.datetime, zone: dt.tzinfo | None, *, fold: int = 0) -> dt.datetime | None:
    """When the clocks of a zone say `wall`; `None` if they never do, as they are put forward then.

    Args:
        wall: without a zone.
        zone: `None` for none.
        fold: which of two such moments, as clocks are put back.
    """
    if zone is None:
        return wall
    localize = getattr(zone, "localize", None)  # a zone of pytz is another object in summer
    found = wall.replace(tzinfo=zone) if localize is None else localize(wall)
    if localize is None and found.utcoffset() != found.replace(fold=1).utcoffset():
        found = found.replace(fold=fold)
    return found if on_wall(found.astimezone(dt.UTC).astimezone(zone)) == wall else None


class Moments(When):
    """Days with a time of day, each a `datetime.datetime`.

    Code may give one as a datetime, a date, a pandas Timestamp, a NumPy datetime64 or ISO text. A zone stays what it
    is: the field shows what the clocks there say, and what the user chooses is in that zone.
    """

    _kind = "datetime"
    _example = "datetime(2024, 2, 29, 18, 30), or '2024-02-29 18:30'"

    _last_zone: dt.tzinfo | None = None
    """That of the newest value that was none of `None`."""

    def _read(self, value: Any) -> Any:
        return as_moment(value)

    def _read_bound(self, value: Any) -> Any:
        return as_bound(value)  # all of a day can be chosen

    def _is_one(self, value: Any) -> bool:
        return isinstance(value, dt.datetime)

    def _is_bound(self, value: Any) -> bool:
        return isinstance(value, dt.date)

    def _zone(self) -> dt.tzinfo | None:
        """The zone of what is chosen next."""
        if self._chosen():
            return self._last_zone
        ends = (each.tzinfo for each in (self.start, self.end) if isinstance(each, dt.datetime) and each.tzinfo)
        return self._last_zone or next(ends, None)

    def _is_before(self, one: Any, other: Any) -> bool:
        if is_day(one) or is_day(other):
            one, other = (each if is_day(each) else each.date() for each in (one, other))
        elif one.tzinfo is None or other.tzinfo is None:
            one, other = on_wall(one), on_wall(other)
        return bool(one < other)

    def _said(self, one: Any) -> str:
        return str(one) if is_day(one) else f"{on_wall(one):%Y-%m-%d %H:%M:%S}"

    def _after_value(self, change: Change) -> dict[str, Any]:
        zones = [each.tzinfo for each in map(as_moment, self._chosen()) if isinstance(each, dt.datetime)]
        if zones and zones[0] is not self._last_zone:
            self.__dict__["_last_zone"] = zones[0]
            with write_lock:  # they are shown as the clocks of this zone say
                for name in {"start", "end"} & self._info.synced:
                    self._mark(name, force=True)
        return super()._after_value(change)

    def _text(self, one: Any) -> str:
        return on_wall(one).strftime(_FORM).zfill(19)

    def _encode_start(self, value: Any, encoder: Any) -> str | None:
        return self._bound_text(value, dt.time())

    def _encode_end(self, value: Any, encoder: Any) -> str | None:
        return self._bound_text(value, _LAST)

    def _bound_text(self, value: Any, time: dt.time) -> str | None:
        if is_day(value):
            return self._text(dt.datetime.combine(value, time))
        if not isinstance(value, dt.datetime):
            return None
        zone = self._zone()
        return self._text(value if value.tzinfo is None or zone is None else value.astimezone(zone))

    def _of_text(self, raw: str) -> dt.datetime:
        wall = dt.datetime.fromisoformat(raw)
        if Moments._text(self, wall) != raw or wall.tzinfo is not None:
            raise ValueError("a moment in another form")
        return self._of_wall(wall, raw)

    def _of_wall(self, wall: dt.datetime, raw: str) -> dt.datetime:
        """The moment when the clocks say so.

        Raises:
            RejectedError: they never do.
        """
        old = next((each for each in map(as_moment, self._chosen()) if isinstance(each, dt.datetime)), None)
        moment = in_zone(wall, self._zone(), fold=0 if old is None else old.fold)
        if moment is None:
            text = "{} does not exist: clocks are put forward then."
            raise RejectedError("bad_value", say(text, raw.replace("T", " ")))
        return moment
