"""When a schedule is due: cron texts, periods, datetimes. Pure functions of the time; runs nothing.

A `Times` gives the next instant after another, both aware. Instants are compared in UTC: two local times of one zone
that differ only in `fold` would count as equal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import count
from typing import Any

from cronsim import CronSim, CronSimError

Times = Callable[[datetime], datetime | None]
"""The next instant after the one given; `None` when there is none."""
Period = str | timedelta
At = datetime | Iterable[datetime] | Callable[[datetime], datetime | None]

_DAY = timedelta(days=1)
_UNITS = {"w": 7 * _DAY, "d": _DAY, "h": timedelta(hours=1), "m": timedelta(minutes=1), "s": timedelta(seconds=1)}
_PART = re.compile(r"(\d+(?:\.\d+)?)\s*([wdhms])\s*", re.IGNORECASE)


class LocalZone(tzinfo):
    """The zone of this machine as the C library knows it, changes to and from summer time included."""

    def utcoffset(self, dt: datetime | None, /) -> timedelta | None:
        """What this machine's clock is ahead of UTC at a local time."""
        return None if dt is None else dt.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, dt: datetime | None, /) -> timedelta | None:
        """Not known apart from the offset."""
        return None

    def tzname(self, dt: datetime | None, /) -> str | None:
        """The name that the C library gives it, such as CET."""
        return None if dt is None else dt.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, dt: datetime, /) -> datetime:
        """The local time of a time in UTC; of the two that look alike in autumn, the second has `fold=1`."""
        there = dt.replace(tzinfo=UTC).astimezone()
        local = there.replace(tzinfo=self, fold=0)
        return local if local.utcoffset() == there.utcoffset() else local.replace(fold=1)


def check_cron(text: str) -> None:
    """Refuse what is no cron expression.

    Raises:
        ValueError: it cannot be read, or names a day that never comes.
        TypeError: it is no text.
    """
    if not isinstance(text, str):
        raise TypeError(
            f'cron={text!r} is no text. Write for example cron="*/5 * * * *" for every five minutes, or period="5m".'
        )
    try:
        due = next(CronSim(text, datetime(2024, 1, 1, tzinfo=UTC)), None)
    except (CronSimError, AttributeError) as error:
        raise ValueError(
            f"cron={text!r} cannot be read: {error}. Write minute, hour, day of month, month and day of week, "
            'for example cron="30 8 * * mon-fri" for half past eight on working days.'
        ) from None
    if due is None:
        raise ValueError(
            f'cron={text!r} names a day that never comes. Write for example cron="0 0 1 * *" for the first of a month.'
        )


def period_of(period: Period) -> timedelta:
    """A period as a duration.

    Args:
        period: a timedelta, or numbers with a unit: w, d, h, m, s, as in "1d" or "1h30m".

    Raises:
        ValueError: it cannot be read, or is not above 0.
    """
    length = period if isinstance(period, timedelta) else _read(period)
    if length is None or length <= timedelta(0):
        raise ValueError(
            f'period={period!r} is no period. Write a number and a unit (w, d, h, m, s), for example period="30s", '
            '"5m", "1h30m" or "1d".'
        )
    return length


def _read(text: Any) -> timedelta | None:
    if not isinstance(text, str) or not text.strip() or _PART.sub("", text.strip()):
        return None
    parts = _PART.findall(text)
    return sum((float(number) * _UNITS[unit.lower()] for number, unit in parts), timedelta(0))


def cron_times(text: str, start: datetime, zone: tzinfo) -> Times:
    """The instants of a cron expression in a zone, from `start` on.

    As Debian's cron does it: a fixed time that the change to summer time skips is made up for right after it, one that
    comes twice in autumn counts once; what is due every hour or every few minutes follows the real time.
    """

    def after(instant: datetime) -> datetime | None:
        since = max(instant.astimezone(UTC), start.astimezone(UTC) - timedelta(microseconds=1))
        dues = (due.astimezone(UTC) for due in CronSim(text, since.astimezone(zone)))
        return next((due for due in dues if due > since), None)

    return after


def periodic_times(start: datetime, period: timedelta, zone: tzinfo) -> Times:
    """`start` and every `period` after it; whole days keep the time of day when the clocks change."""
    first_due = start.astimezone(UTC)
    local = start.astimezone(zone).replace(tzinfo=None)
    daily = period % _DAY == timedelta(0)

    def due(number: int) -> datetime:
        if daily:
            return (local + number * period).replace(tzinfo=zone).astimezone(UTC)
        return first_due + number * period

    def after(instant: datetime) -> datetime | None:
        first = max(0, (instant - first_due) // period - 1)
        return next(each for each in map(due, count(first)) if each > instant)

    return after


def once(at: datetime) -> Times:
    """One instant."""
    due = at.astimezone(UTC)
    return lambda instant: due if due > instant else None


def listed_times(ats: Iterator[datetime], zone: tzinfo) -> Times:
    """The instants that an author's iterator gives, those left out that have passed."""

    def after(instant: datetime) -> datetime | None:
        dues = (aware(each, zone).astimezone(UTC) for each in ats)
        return next((due for due in dues if due > instant), None)

    return after


def asked_times(ask: Callable[[datetime], datetime | None]) -> Times:
    """What an author's function answers to "the last time was then, when is the next?"; naive answers are UTC."""

    def after(instant: datetime) -> datetime | None:
        answer = ask(instant)
        if answer is None:
            return None
        due = aware(answer, UTC).astimezone(UTC)
        if due <= instant:
            raise ValueError(f"at() answered {due}, which is not after {instant}. Return a later time, or None to end.")
        return due

    return after


def aware(at: Any, zone: tzinfo) -> datetime:
    """A datetime with a zone: its own, or else `zone`.

    Raises:
        TypeError: it is no datetime.
    """
    if not isinstance(at, datetime):
        raise TypeError(f"at={at!r} is no datetime. Write for example at=datetime(2030, 1, 31, 8, 30).")
    return at if at.tzinfo is not None else at.replace(tzinfo=zone)
