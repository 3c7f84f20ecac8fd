"""`Plan`: what a named schedule is to do and when, as its author has said it. Checked here; runs nothing."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from transom.process.cron import (
    At,
    Period,
    Times,
    asked_times,
    aware,
    check_cron,
    cron_times,
    listed_times,
    once,
    period_of,
    periodic_times,
)
from transom.reactive.callables import checked_function

Make = Callable[[datetime, tzinfo], Times]


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A named schedule.

    Attributes:
        name: unique in a server.
        callback: what to call, without arguments.
        threaded: whether to call it in a worker thread, also when it is a coroutine function.
        times: makes its times, given the present and the local zone.
        foreign: whether asking for the next time runs code of the author's.
        likeness: equal for two plans of which the second says nothing new.
    """

    name: str
    callback: Callable[[], Any]
    threaded: bool
    times: Make
    foreign: bool
    likeness: tuple[object, ...]


def plan(
    name: str,
    callback: Callable[[], Any],
    *,
    at: At | None = None,
    period: Period | None = None,
    cron: str | None = None,
    threaded: bool = False,
) -> Plan:
    """A plan from what `state.schedule_task` takes.

    Raises:
        ValueError: there is no name or no time, or one that cannot be read.
        TypeError: `callback` cannot be called, or `at` or `cron` is of another type.
    """
    if not name:
        raise ValueError(f'name={name!r}: a schedule has a name, for example schedule_task("cleanup", …).')
    checked_function(callback, 'schedule_task("cleanup", remove, period="1d")')
    if cron is not None and period is not None:
        raise ValueError(f"cron={cron!r} and period={period!r} exclude each other. Leave one out.")
    length = None if period is None else period_of(period)
    likeness = (likeness_of(callback), threaded, length, cron, likeness_of(at) if callable(at) else None)
    foreign = at is not None and not isinstance(at, datetime)
    return Plan(name, callback, threaded, _times(name, at, length, cron), foreign, likeness)


def _times(name: str, at: At | None, period: timedelta | None, cron: str | None) -> Make:
    if at is not None and not isinstance(at, datetime):
        return _given(at, period, cron)
    if cron is not None:
        check_cron(cron)
        return lambda now, zone: cron_times(cron, now if at is None else aware(at, zone), zone)
    if period is not None:
        return lambda now, zone: periodic_times(now if at is None else aware(at, zone), period, zone)
    if at is None:
        raise ValueError(f'{name!r} has no time. Give at=, period="5m" or cron="30 8 * * *".')
    return lambda _, zone: once(aware(at, zone))


def _given(at: Any, period: timedelta | None, cron: str | None) -> Make:
    if period is not None or cron is not None:
        raise ValueError("at= gives every time itself, so period= and cron= mean nothing with it. Leave them out.")
    if callable(at):
        return lambda *_: asked_times(at)
    if isinstance(at, str | bytes) or not isinstance(at, Iterable):
        example = "Write for example at=datetime(2030, 1, 31, 8, 30)."
        raise TypeError(f"at={at!r} is no datetime, no iterable of datetimes and no function. {example}")
    for each in at if isinstance(at, Collection) else ():  # an iterator is asked for one after the other, later
        aware(each, UTC)
    ats = iter(at)  # one for good: it goes on where it stood when another server takes over
    return lambda _, zone: listed_times(ats, zone)


def likeness_of(function: Any) -> object:
    """What two functions made by running one file twice have in common: their code."""
    while isinstance(function, functools.partial):
        function = function.func
    function = getattr(function, "__func__", function)
    code = getattr(getattr(function, "__wrapped__", function), "__code__", None)
    if code is None:
        code = getattr(getattr(type(function), "__call__", None), "__code__", None)  # noqa: B004 - its code is asked for
    return function if code is None else code
