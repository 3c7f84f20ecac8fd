"""The one error sink of a session: one log record a failure, one notice in the page."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Callable

from transom.diagnostics.traceback import user_traceback

_log = logging.getLogger("transom")
MOST_SHOWN = 100
_numbers = itertools.count(1)


class ErrorSink:
    """Where every failure of a session ends up.

    Args:
        notify: shows `(text, detail, id)` in the page.
        dev: whether tracebacks may reach the page.
    """

    def __init__(self, notify: Callable[[str, str | None, str], None], *, dev: bool) -> None:
        self._notify = notify
        self._dev = dev
        self._shown: dict[str, str] = {}
        self.observers: list[Callable[[BaseException, str], object]] = []
        """Told `(error, where)` of every failure, on the thread that reports it; for tools."""

    def report(self, error: BaseException, where: str, *, notify: bool = True) -> str:
        """Log `error` once and, unless its pane shows it, tell the page; returns the id both carry."""
        id_ = f"e{next(_numbers)}"
        text = user_traceback(error)
        for observe in self.observers:
            observe(error, where)
        _log.error("%s failed [%s]: %s: %s\n%s", where, id_, type(error).__name__, error, text)
        if notify:
            message = f"{where}: {type(error).__name__}: {error}" if self._dev else "Something went wrong."
            if len(self._shown) >= MOST_SHOWN:
                self._shown.clear()
            # What fails again and again has one notice, not hundreds; each failure has its log record.
            self._notify(message, text if self._dev else None, self._shown.setdefault(message, id_))
        return id_
