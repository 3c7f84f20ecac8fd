"""What is known of a failure: `ErrorContext`, its log record, and a memory of who was told of it.

Owns how a failure is called in the log and what handlers are given; knows nothing of sessions.
"""

from __future__ import annotations

import itertools
import logging
import sys
import traceback as tracebacks
from asyncio import CancelledError
from dataclasses import dataclass, field
from typing import Any

from transom.diagnostics.advice import advised
from transom.errors import ExitError, WaitCancelledError

_log = logging.getLogger("transom")
_numbers = itertools.count(1)
_FOR_GOOD = "for good"
"""The key of a report that is not to be made again for any event."""
_MARK = "_transom_reports"
_MOST = 20
"""Reports that one exception remembers: one that is kept and raised for years does not grow."""


@dataclass(frozen=True, slots=True)
class ErrorContext:
    """What is known of a failure. Handlers of errors get it with the exception.

    Attributes:
        id: what the log record and the page call it; unique in this process.
        where: the function that failed, or what of the page.
        session: the path of the page and the beginning of its session's id; `None` outside of any.
        run: the number of the run that failed; `None` for a plain `def`.
        component: what the user operated, as "Button 'Save'"; `None` if the user did not set it off.
        event: what happened to it, as "click" or "value".
        traceback: text that begins at the author's code.
    """

    id: str
    where: str
    session: str | None = None
    run: int | None = None
    component: str | None = None
    event: str | None = None
    traceback: str = field(default="", repr=False)

    @property
    def names(self) -> str:
        """Its id, and what else is known: "e12, run 3, /shop 3f2a1b, Button 'Save' click"."""
        run = None if self.run is None else f"run {self.run}"
        event = f"{self.component} {self.event}" if self.component else self.event
        return ", ".join(each for each in (self.id, run, self.session, event) if each)

    @property
    def fields(self) -> dict[str, Any]:
        """Fields for a log record (`extra=`)."""
        names = {"error_id": self.id, "session": self.session, "run": self.run}
        names |= {"component": self.component, "event": self.event}
        return {f"transom_{name}": value for name, value in names.items()}


def failure_of(raised: BaseException) -> BaseException:
    """What an author's code raised, as a failure of that code alone: it ends neither the server nor a task."""
    if isinstance(raised, SystemExit | KeyboardInterrupt):
        return ExitError(raised)
    return WaitCancelledError(raised) if isinstance(raised, CancelledError) else advised(raised)


def new_id() -> str:
    """What log and page are to call a failure; unique in this process."""
    return f"e{next(_numbers)}"


def record(error: BaseException, context: ErrorContext) -> None:
    """Write its one log record."""
    message = "%s failed [%s]: %s\n%s"
    said = (context.where, context.names, described(error), context.traceback)
    try:
        _log.error(message, *said, extra=context.fields)
    except Exception:  # noqa: BLE001 - a log handler of the author's; the page is told all the same
        sys.stderr.write(f"{message % said}\n{tracebacks.format_exc()}")


def said(error: BaseException) -> str:
    """Its text; also of one that cannot say it."""
    try:
        return str(error)
    except Exception:  # noqa: BLE001 - an author's `__str__`, of a failure that must not be lost for it
        return "<its text could not be made>"


def described(error: BaseException) -> str:
    """Its type and text."""
    text = said(error)
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def reported(error: BaseException, key: object) -> str | None:
    """The id under which this very exception was reported for `key`, or for good; `None` if it was not."""
    reports: dict[object, str] = _attributes(error).get(_MARK, {})
    return reports.get(key, reports.get(_FOR_GOOD))


def report_no_more(error: BaseException) -> None:
    """Note on the exception that it has been reported, whatever else it comes to."""
    reports: dict[object, str] = _attributes(error).setdefault(_MARK, {})
    reports[_FOR_GOOD] = next(iter(reports.values()), "")


def remember(error: BaseException, key: object, id_: str) -> None:
    """Note on the exception itself that it was reported."""
    reports: dict[object, str] = _attributes(error).setdefault(_MARK, {})
    if len(reports) >= _MOST:
        reports.clear()
    reports[key] = id_


def _attributes(error: BaseException) -> dict[str, Any]:
    found: dict[str, Any] = object.__getattribute__(error, "__dict__")  # whatever the author's class does with names
    return found
