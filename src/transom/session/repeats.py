"""`Repeats`: what fails again and again is reported once, and then at most once a minute with a count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

INTERVAL = 60.0
"""Seconds between two reports of equal failures."""
MOST_PLACES = 100


class Report(Protocol):
    """Where failures are reported; see `Owner.report`."""

    def __call__(self, error: BaseException, *, where: str, notify: bool = True) -> object:
        """Report one failure."""


@dataclass(slots=True)
class _Seen:
    """When a failure was last reported, and how many equal ones were held back since."""

    at: float
    held: int = 0


class Repeats:
    """Stands before an error sink. Failures are equal when they are of one type and raised in one place.

    Args:
        report: the sink; it makes one log record a call.
        clock: seconds, as the event loop's.

    Concurrency: by one caller at a time.
    """

    __slots__ = ("_clock", "_report", "_seen")

    def __init__(self, report: Report, clock: Callable[[], float]) -> None:
        self._report = report
        self._clock = clock
        self._seen: dict[object, _Seen] = {}

    def report(self, error: BaseException, where: str) -> None:
        """Report `error` in full, or count it when an equal one was reported within the last minute."""
        key, now = _key(error), self._clock()
        seen = self._seen.get(key)
        if seen is not None and now - seen.at < INTERVAL:
            seen.held += 1
            return
        if len(self._seen) >= MOST_PLACES:
            self._seen.clear()
        self._seen[key] = _Seen(now)
        if seen is None or not seen.held:
            self._report(error, where=where)
        else:  # the page shows it since the first time
            more = f"{where} (and {seen.held} times more in the last {now - seen.at:.0f} s)"
            self._report(error, where=more, notify=False)


def _key(error: BaseException) -> object:
    # Not the text: it may hold a time or a number that differs each time.
    frame = error.__traceback__
    if frame is None:
        return type(error), str(error)
    while frame.tb_next is not None:
        frame = frame.tb_next
    return type(error), frame.tb_frame.f_code.co_filename, frame.tb_lineno
